import type { JSX } from 'preact'
import type { EpochDay } from '../../../facts/day.ts'
import type { ReportModel } from '../../../model/report-model.ts'
import { t } from '../../../platform/i18n.ts'
import { format } from '../../../ui/format.ts'
import { familyName, formatName } from '../../../ui/words.ts'
import { sourceImports } from './source-imports.ts'

/** Where the numbers come from: the source, and the imports of it that cover the day or the range. */
export function ConnectorSources(props: { model: ReportModel; day: EpochDay | null }): JSX.Element | null {
  const { model, day } = props
  const { family, range } = model.mailFlow
  if (family === null || range === null) return null
  const days = day === null ? range : { from: day, to: day }
  return (
    <section class="stack">
      <h3>{t('sourcesTitle')}</h3>
      <p>{t('sourcesFrom', { source: familyName(family), range: format.range(days) })}</p>
      <ul class="source-list">
        {sourceImports(model.coverage, family, days).map((one) => (
          <li key={one.id}>
            <span class="isolated">{one.file}</span>{' '}
            <span class="quiet">
              {formatName(one.format)}
              {one.covered ? `, ${format.range(one.covered)}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <p class="quiet small">{family === 'portal-report' ? t('sourcesMicrosoft') : t('accountDistinct')}</p>
    </section>
  )
}
