import type { JSX } from 'preact'
import type { Job } from '../../engine/protocol.ts'
import { t } from '../../platform/i18n.ts'
import { MessageBar } from '../../ui/message-bar.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { isRunning } from '../shared/use-imports.ts'
import { jobSentence } from './imports/job-list.tsx'

/** The imports on their way, where their list is not in view: one line that leads to it. */
export function JobStrip(props: { jobs: readonly Job[]; onOpen: () => void }): JSX.Element | null {
  const running = props.jobs.find(isRunning)
  const asking = props.jobs.find((job) => job.phase === 'needs-review')
  const job = asking ?? running
  if (!job) return null
  return (
    <MessageBar
      tone={asking ? 'warning' : 'info'}
      actions={
        <button type="button" class="button button-small" onClick={props.onOpen}>
          {t('actionShowImports')}
        </button>
      }
    >
      <strong class="isolated">{job.file}</strong> {jobSentence(job)}
      {isRunning(job) ? <ProgressBar label={job.file} done={job.bytesRead} total={job.size} /> : null}
    </MessageBar>
  )
}
