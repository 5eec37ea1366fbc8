import type { JSX } from 'preact'
import { codeKey, t } from '../../../platform/i18n.ts'
import { type ImportRecord, RULES_VERSION } from '../../../store/schema.ts'
import { Fact } from '../../../ui/fact.tsx'
import { format } from '../../../ui/format.ts'
import { memo } from '../../../ui/memo.ts'
import { familyName, formatName } from '../../../ui/words.ts'
import type { ImportActions } from '../../shared/import-actions.ts'
import { RejectedSummary } from '../../shared/rejected-summary.tsx'
import { sortWarnings } from '../../shared/review-words.ts'
import { importCounts } from '../../shared/taken-in.ts'

interface ImportItemProps {
  readonly entry: ImportRecord
  readonly actions: ImportActions
}

/** One import: what it is, what was read of it, what an admin can do with it. */
export const ImportItem = memo(function ImportItem(props: ImportItemProps): JSX.Element {
  const { entry } = props
  return (
    <li class={`import import-${entry.state}`}>
      <div class="import-head">
        <h3 class="isolated">{entry.file}</h3>
        <p class="quiet">
          {[
            entry.format ? formatName(entry.format) : null,
            entry.family ? familyName(entry.family) : null,
            entry.covered ? format.range(entry.covered) : t('rangeNone'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>
          {importCounts(entry)}
          {entry.duplicates > 0 ? ` ${t('jobDuplicates', { count: entry.duplicates })}` : ''}
        </p>
        {sortWarnings(entry.warnings).decisions.map((code) => (
          <p key={code} class="quiet">
            {t(codeKey('warning', code))}
          </p>
        ))}
        <Warnings {...props} />
        {entry.state === 'sealed' ? (
          <RejectedSummary
            importId={entry.id}
            file={entry.file}
            rejected={entry.rejected}
            actions={props.actions}
          />
        ) : null}
        <ImportDetails entry={entry} />
      </div>
      <ImportButtons {...props} />
    </li>
  )
})

/** What asks for a look. */
function Warnings({ entry }: ImportItemProps): JSX.Element | null {
  const isOld = entry.rulesVersion < RULES_VERSION
  const sentences = [
    ...(isOld ? [entry.original ? t('importOldRules') : t('importOldRulesNoOriginal')] : []),
    ...sortWarnings(entry.warnings).warnings.map((code) => t(codeKey('warning', code))),
  ]
  if (sentences.length === 0) return null
  return (
    <ul class="import-warnings">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

function ImportDetails({ entry }: { entry: ImportRecord }): JSX.Element {
  return (
    <details>
      <summary>{t('importDetails')}</summary>
      <dl class="facts">
        <Fact name={t('factRecords')}>
          {t('factRecordsValue', {
            records: entry.records,
            accepted: entry.accepted,
            blank: entry.blank,
          })}
        </Fact>
        <Fact name={t('factDuplicates')}>{format.count(entry.duplicates)}</Fact>
        <Fact name={t('factEncoding')}>{entry.encoding ?? '–'}</Fact>
        {entry.timeZone ? <Fact name={t('factTimeZone')}>{entry.timeZone}</Fact> : null}
        <Fact name={t('factImported')}>{entry.sealedAt === null ? '–' : format.instant(entry.sealedAt)}</Fact>
        <Fact name={t('factSize')}>{format.bytes(entry.size)}</Fact>
        <Fact name={t('factHash')}>
          <span class="hash">{entry.sha256 ?? t('hashPending')}</span>
        </Fact>
        <Fact name={t('factOriginal')}>
          {entry.original
            ? t('originalKept', { size: format.bytes(entry.original.storedSize) })
            : t('originalNotKept')}
        </Fact>
      </dl>
    </details>
  )
}

function ImportButtons({ entry, actions }: ImportItemProps): JSX.Element {
  if (entry.state === 'deleting') {
    return (
      <div class="import-buttons" role="status">
        <span>{t('importDeleted')}</span>
        <button
          type="button"
          class="button button-primary"
          aria-label={t('importUndoFile', { file: entry.file })}
          onClick={() => actions.undoDelete(entry.id)}
        >
          {t('actionUndo')}
        </button>
      </div>
    )
  }
  return (
    <div class="import-buttons">
      {entry.original ? (
        <>
          <button
            type="button"
            class="button button-small"
            aria-label={t('importAnalyseFile', { file: entry.file })}
            onClick={() => actions.analyseAgain(entry.id)}
          >
            {t('actionAnalyseAgain')}
          </button>
          <button
            type="button"
            class="button button-small"
            aria-label={t('importDeleteOriginalFile', { file: entry.file })}
            onClick={() => actions.deleteOriginal(entry.id)}
          >
            {t('actionDeleteOriginal')}
          </button>
        </>
      ) : null}
      <button
        type="button"
        class="button button-small"
        aria-label={t('importDeleteFile', { file: entry.file })}
        onClick={() => actions.deleteImport(entry.id)}
      >
        {t('actionDelete')}
      </button>
    </div>
  )
}
