import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { Job } from '../../engine/protocol.ts'
import { t } from '../../platform/i18n.ts'
import type { ImportActions } from './import-actions.ts'
import { MappingCard } from './mapping-card.tsx'
import { ReviewCard } from './review-card.tsx'
import { ReviewChoices } from './review-choices.tsx'
import { useReviewFocus, waitsForLook } from './review-focus.ts'
import type { AtOnce } from './use-at-once.ts'

/** The imports that wait for a look, where there is no list of all files. */
export function WaitingReviews(props: {
  jobs: readonly Job[]
  actions: ImportActions
  atOnce: AtOnce
}): JSX.Element {
  const place = useRef<HTMLElement>(null)
  useReviewFocus(props.jobs, place)
  const waiting = props.jobs.filter(waitsForLook)
  return (
    // Always there, so that it can take the focus when its last card is gone.
    <section class="waiting-reviews" aria-label={t('reviewsLabel')} ref={place} tabIndex={-1}>
      <ReviewChoices jobs={waiting} actions={props.actions} {...props.atOnce} />
      {waiting.map((job) => (
        <div key={job.jobId} class="waiting-review">
          <h2 class="isolated">{job.file}</h2>
          <p class="quiet">{t(job.asksColumns ? 'jobAsksColumns' : 'jobPhase_needs_review')}</p>
          {job.asksColumns ? <MappingCard job={job} actions={props.actions} /> : null}
          {job.review ? <ReviewCard job={job} review={job.review} actions={props.actions} /> : null}
        </div>
      ))}
    </section>
  )
}
