import type { JSX } from 'preact'
import type { Rejection } from '../../facts/import-error.ts'
import { codeKey, t } from '../../platform/i18n.ts'
import type { ImportActions } from './import-actions.ts'

/** The records that do not count, by reason. */
export function RejectedSummary(props: {
  importId: string
  file: string
  rejected: readonly Rejection[]
  actions: ImportActions
}): JSX.Element | null {
  const { rejected } = props
  if (rejected.length === 0) return null
  return (
    <div class="rejected-summary">
      <p>{t('rejectedCount', { count: rejected.reduce((sum, { count }) => sum + count, 0) })}</p>
      <ul>
        {rejected.map(({ code, count, firstRecord }) => (
          <li key={code}>
            {t(codeKey('reject', code))}: {t('factRejected', { count, record: firstRecord })}
          </li>
        ))}
      </ul>
    </div>
  )
}
