import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import { DropZone } from '../../../ui/drop-zone.tsx'
import { EXPORT_GUIDES } from '../../shared/export-guides.ts'
import { ExportGuideList } from './export-guide-list.tsx'
import './empty.css'

/** Before the first import: a place for files, a sample to try, and how to have an export. */
export function FirstRun(props: {
  isOver: boolean
  onFiles: (files: readonly File[]) => void
  onSample: () => void
}): JSX.Element {
  return (
    <div class="first-run">
      <section class="stack">
        <h2 class="first-run-title">{t('firstRunTitle')}</h2>
        <p>{t('firstRunLead')}</p>
      </section>
      <DropZone onFiles={props.onFiles} isOver={props.isOver} />
      <p class="first-run-sample">
        {t('firstRunSampleLead')}{' '}
        <button type="button" class="button" onClick={props.onSample}>
          {t('actionSample')}
        </button>
      </p>
      <section class="stack">
        <h2>{t('firstRunExports')}</h2>
        <ExportGuideList guides={EXPORT_GUIDES} />
      </section>
    </div>
  )
}
