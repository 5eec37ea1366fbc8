import type { JSX } from 'preact'
import type { Job } from '../../engine/protocol.ts'
import { t } from '../../platform/i18n.ts'
import type { ImportActions } from './import-actions.ts'
import { waitsForLook } from './review-focus.ts'

/** What holds for several imports that wait for a look, and for those to come. */
export function ReviewChoices(props: {
  jobs: readonly Job[]
  actions: ImportActions
  isAtOnce: boolean
  onAtOnce: (isAtOnce: boolean) => void
}): JSX.Element | null {
  const waiting = props.jobs.filter(waitsForLook)
  if (waiting.length === 0) return null
  const answered = waiting.filter(({ review }) => review?.asks.length === 0)
  return (
    <div class="review-choices">
      {answered.length > 1 ? (
        <button
          type="button"
          class="button button-primary"
          onClick={() => {
            for (const { jobId } of answered) props.actions.accept(jobId, {})
          }}
        >
          {t('reviewImportAll', { count: answered.length })}
        </button>
      ) : null}
      <label class="review-at-once">
        <input
          type="checkbox"
          checked={props.isAtOnce}
          onChange={(event) => props.onAtOnce(event.currentTarget.checked)}
        />
        {t('reviewAtOnce')}
      </label>
    </div>
  )
}
