import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { RejectedRecord } from '../../engine/review.ts'
import type { Rejection } from '../../facts/import-error.ts'
import { codeKey, t } from '../../platform/i18n.ts'
import { errorSentence } from './error-sentence.ts'
import type { ImportActions } from './import-actions.ts'
import { RejectedList } from './rejected-list.tsx'

interface RejectedSummaryProps {
  readonly importId: string
  readonly file: string
  readonly rejected: readonly Rejection[]
  readonly actions: ImportActions
}

/** The records that do not count, by reason, and the way to each of them. */
export function RejectedSummary(props: RejectedSummaryProps): JSX.Element | null {
  const { importId, file, rejected, actions } = props
  const [shown, setShown] = useState<readonly RejectedRecord[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  if (rejected.length === 0) return null
  const count = rejected.reduce((sum, entry) => sum + entry.count, 0)
  return (
    <div class="rejected-summary">
      <p>
        {t('rejectedCount', { count })}{' '}
        <button
          type="button"
          class="button button-small"
          aria-label={t('rejectedShowFile', { file })}
          onClick={() => {
            setError(null)
            actions.rejected(importId).then(setShown, setError)
          }}
        >
          {t('rejectedShow')}
        </button>
      </p>
      <ul>
        {rejected.map((entry) => (
          <li key={entry.code}>
            {t(codeKey('reject', entry.code))}:{' '}
            {t('factRejected', { count: entry.count, record: entry.firstRecord })}
          </li>
        ))}
      </ul>
      {error === null ? null : <p role="alert">{errorSentence(error)}</p>}
      {shown ? (
        <RejectedList file={file} count={count} records={shown} onClose={() => setShown(null)} />
      ) : null}
    </div>
  )
}
