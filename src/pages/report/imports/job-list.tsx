import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { Job } from '../../../engine/protocol.ts'
import { codeKey, t } from '../../../platform/i18n.ts'
import { format, formatTimeLeft } from '../../../ui/format.ts'
import { Icon } from '../../../ui/icon.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { formatName } from '../../../ui/words.ts'
import { importErrorSentence } from '../../shared/error-sentence.ts'
import type { ImportActions } from '../../shared/import-actions.ts'
import { MappingCard } from '../../shared/mapping-card.tsx'
import { ReviewCard } from '../../shared/review-card.tsx'
import { ReviewChoices } from '../../shared/review-choices.tsx'
import { useReviewFocus } from '../../shared/review-focus.ts'
import { takenIn } from '../../shared/taken-in.ts'
import type { AtOnce } from '../../shared/use-at-once.ts'
import './imports.css'

interface JobListProps {
  readonly jobs: readonly Job[]
  readonly actions: ImportActions
  readonly atOnce: AtOnce
}

/** The imports on their way, those that wait for a look, and those that just ended. */
export function JobList(props: JobListProps): JSX.Element | null {
  const place = useRef<HTMLElement>(null)
  useReviewFocus(props.jobs, place)
  if (props.jobs.length === 0) return null
  return (
    <section class="card" aria-labelledby="jobs-title" ref={place} tabIndex={-1}>
      <h2 id="jobs-title">{t('jobsTitle')}</h2>
      <ReviewChoices jobs={props.jobs} actions={props.actions} {...props.atOnce} />
      <ul class="job-list">
        {props.jobs.map((job) => (
          <JobItem key={job.jobId} job={job} actions={props.actions} />
        ))}
      </ul>
    </section>
  )
}

function JobItem({ job, actions }: { job: Job; actions: ImportActions }): JSX.Element {
  return (
    <li class={`job job-${job.phase}`}>
      <div class="job-head">
        <Icon name={job.phase === 'failed' ? 'warning' : job.phase === 'done' ? 'check' : 'file'} />
        <span class="job-file isolated">{job.file}</span>
        <span class="quiet small">
          {[job.format ? formatName(job.format) : null, format.bytes(job.size)].filter(Boolean).join(' · ')}
        </span>
        {job.phase === 'needs-review' ? null : <JobButton job={job} actions={actions} />}
      </div>
      {job.phase === 'reading' || job.phase === 'storing' ? (
        <ProgressBar label={job.file} done={job.bytesRead} total={job.size} />
      ) : null}
      <p
        class={job.phase === 'failed' ? undefined : 'quiet'}
        role={job.phase === 'failed' ? 'alert' : undefined}
      >
        {jobSentence(job)}
      </p>
      {job.asksColumns ? <MappingCard job={job} actions={actions} /> : null}
      {job.review ? <ReviewCard job={job} review={job.review} actions={actions} /> : null}
    </li>
  )
}

function JobButton({ job, actions }: { job: Job; actions: ImportActions }): JSX.Element {
  const isOver = job.phase === 'done' || job.phase === 'failed' || job.phase === 'cancelled'
  return (
    <button
      type="button"
      class="button button-small job-button"
      aria-label={t(isOver ? 'jobDismissFile' : 'jobCancelFile', { file: job.file })}
      onClick={() => (isOver ? actions.dismissJob(job.jobId) : actions.cancel(job.jobId))}
    >
      {isOver ? t('actionDismiss') : t('actionCancel')}
    </button>
  )
}

/** Where a job stands: numbers first. */
export function jobSentence(job: Job): string {
  switch (job.phase) {
    case 'reading':
      return readingSentence(job)
    case 'failed':
      return job.error ? importErrorSentence(job.error.code, job.error.details) : t('importError_internal')
    case 'done':
      return job.result ? doneSentence(job, job.result) : t('jobPhase_done')
    case 'needs-review':
      return t(job.asksColumns ? 'jobAsksColumns' : 'jobPhase_needs_review')
    case 'waiting':
    case 'storing':
    case 'cancelled':
      return t(codeKey('jobPhase', job.phase))
  }
}

function readingSentence(job: Job): string {
  const read = t('jobReading', {
    read: format.bytes(job.bytesRead),
    size: format.bytes(job.size),
    count: job.records,
  })
  return job.secondsLeft === null ? read : `${read} ${formatTimeLeft(job.secondsLeft)}`
}

function doneSentence(job: Job, result: NonNullable<Job['result']>): string {
  const rejected = result.rejected.reduce((sum, entry) => sum + entry.count, 0)
  return [
    takenIn(job.format, result.messages),
    ...(result.duplicates > 0 ? [t('jobDuplicates', { count: result.duplicates })] : []),
    ...(rejected > 0 ? [t('jobRejected', { count: rejected })] : []),
  ].join(' ')
}
