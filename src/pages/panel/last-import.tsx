import type { JSX } from 'preact'
import { codeKey, t } from '../../platform/i18n.ts'
import type { ImportRecord } from '../../store/schema.ts'
import { format } from '../../ui/format.ts'
import { formatName } from '../../ui/words.ts'
import { sortWarnings } from '../shared/review-words.ts'
import { importCounts } from '../shared/taken-in.ts'

/** What the newest import said; nothing before the first. */
export function LastImport({ imports }: { imports: readonly ImportRecord[] }): JSX.Element | null {
  const last = newestOf(imports)
  if (!last) return null
  const rejected = last.rejected.reduce((sum, { count }) => sum + count, 0)
  return (
    <section class="widget" aria-labelledby="panel-last-import">
      <h2 id="panel-last-import">{t('panelLastImport')}</h2>
      <p class="isolated">
        <strong>{last.file}</strong>
      </p>
      <p class="quiet">
        {[
          last.format ? formatName(last.format) : null,
          last.covered ? format.range(last.covered) : t('rangeNone'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        {importCounts(last)}
        {last.duplicates > 0 ? ` ${t('jobDuplicates', { count: last.duplicates })}` : ''}
        {rejected > 0 ? ` ${t('panelRejected', { count: rejected })}` : ''}
      </p>
      {sortWarnings(last.warnings).warnings.map((code) => (
        <p key={code} class="small">
          {t(codeKey('warning', code))}
        </p>
      ))}
    </section>
  )
}

function newestOf(imports: readonly ImportRecord[]): ImportRecord | undefined {
  return imports
    .filter(({ state }) => state === 'sealed')
    .reduce<ImportRecord | undefined>(
      (newest, entry) => ((entry.sealedAt ?? 0) > (newest?.sealedAt ?? -1) ? entry : newest),
      undefined,
    )
}
