import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { EXPORT_GUIDES, type ExportGuide } from '../shared/export-guides.ts'
import type { PanelView } from './panel-view.ts'

/** Which clicks in the portal export the files that this view needs, a line each. */
export function GuideLines({ view }: { view: PanelView }): JSX.Element | null {
  const guides = EXPORT_GUIDES.filter(({ format }) => view.guides.includes(format))
  if (guides.length === 0) return null
  return (
    <section class="panel-guides" aria-label={t('panelGuides')}>
      {guides.map((guide) => (
        <p key={guide.format} class="small">
          <strong>{view.isAtGuide ? t('panelGuideHere') : t('panelGuideOf', { name: t(guide.name) })}</strong>{' '}
          {stepsOf(guide, view.isAtGuide)
            .map((step) => t(step))
            .join(' ')}
        </p>
      ))}
    </section>
  )
}

/** On the page itself the way to it goes without saying. */
function stepsOf({ steps }: ExportGuide, isAtGuide: boolean): ExportGuide['steps'] {
  return isAtGuide ? steps.slice(1) : steps
}
