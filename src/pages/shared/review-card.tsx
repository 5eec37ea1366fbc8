import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Job } from '../../engine/protocol.ts'
import type { Review, ReviewAnswers } from '../../engine/review.ts'
import { codeKey, t } from '../../platform/i18n.ts'
import { format } from '../../ui/format.ts'
import { formatName } from '../../ui/words.ts'
import { AspectLists } from './aspect-lists.tsx'
import type { ImportActions } from './import-actions.ts'
import { RejectedSummary } from './rejected-summary.tsx'
import { ReviewQuestions, startingAnswers } from './review-questions.tsx'
import { sortWarnings } from './review-words.ts'
import { importCounts } from './taken-in.ts'
import './review-card.css'

/** What an import would be, before it counts: everything on one card, one button to go on. */
export function ReviewCard(props: { job: Job; review: Review; actions: ImportActions }): JSX.Element {
  const { job, review, actions } = props
  const [answers, setAnswers] = useState<ReviewAnswers | null>(() => startingAnswers(review))
  return (
    <form
      class="review"
      aria-label={t('reviewLabel', { file: job.file })}
      onSubmit={(event) => {
        event.preventDefault()
        if (answers) actions.accept(job.jobId, answers)
      }}
    >
      <ReviewFigures review={review} />
      <AspectLists format={review.format} says={review.says} />
      <ReviewWarnings review={review} />
      <RejectedSummary importId={job.jobId} file={job.file} rejected={review.rejected} actions={actions} />
      <ReviewQuestions review={review} onChange={setAnswers} />
      <div class="review-buttons">
        <button
          type="submit"
          class="button button-primary"
          data-review-import
          aria-label={t('reviewImportFile', { file: job.file })}
          disabled={answers === null}
        >
          {t('reviewImport')}
        </button>
        <button
          type="button"
          class="button"
          aria-label={t('reviewDiscardFile', { file: job.file })}
          onClick={() => actions.cancel(job.jobId)}
        >
          {t('reviewDiscard')}
        </button>
      </div>
    </form>
  )
}

function ReviewFigures({ review }: { review: Review }): JSX.Element {
  const { records, accepted, blank, covered, messages, senders, duplicates } = review
  return (
    <dl class="review-figures">
      <Figure name={t('reviewFormat')}>{formatName(review.format)}</Figure>
      <Figure name={t('reviewCovered')}>{covered ? format.range(covered) : t('rangeNone')}</Figure>
      <Figure name={t('factRecords')}>{t('factRecordsValue', { records, accepted, blank })}</Figure>
      {review.family === 'evidence' ? (
        <Figure name={t('reviewHolds')}>{importCounts(review)}</Figure>
      ) : (
        <Figure name={t('columnMessages')}>{format.count(messages)}</Figure>
      )}
      {senders === null ? null : <Figure name={t('reviewSenders')}>{format.count(senders)}</Figure>}
      <Figure name={t('reviewHeld')}>
        {duplicates === 0 ? t('reviewHeldNone') : t('reviewHeldCount', { count: duplicates })}
      </Figure>
      <Figure name={t('factEncoding')}>{review.encoding}</Figure>
    </dl>
  )
}

function Figure(props: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function ReviewWarnings({ review }: { review: Review }): JSX.Element {
  const { warnings, decisions } = sortWarnings(review.warnings)
  return (
    <>
      {warnings.length === 0 ? null : (
        <ul class="review-warnings">
          {warnings.map((code) => (
            <li key={code}>{t(codeKey('warning', code))}</li>
          ))}
        </ul>
      )}
      {decisions.map((code) => (
        <p key={code} class="quiet small">
          {t(codeKey('warning', code))}
        </p>
      ))}
    </>
  )
}
