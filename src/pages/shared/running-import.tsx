import type { JSX } from 'preact'
import type { Job } from '../../engine/protocol.ts'
import { t } from '../../platform/i18n.ts'
import { format } from '../../ui/format.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { isRunning } from './use-imports.ts'

/** The import on its way as a thin bar, or the one that waits for a look; nothing when there is none. */
export function RunningImport({ jobs }: { jobs: readonly Job[] }): JSX.Element | null {
  const asking = jobs.find((job) => job.phase === 'needs-review')
  if (asking) {
    return (
      <p class="small" role="status">
        {t('runningAsks', { file: asking.file })}
      </p>
    )
  }
  const job = jobs.find(isRunning)
  if (!job) return null
  return (
    <div class="small quiet">
      <ProgressBar label={job.file} done={job.bytesRead} total={job.size} />
      {t('runningImport', {
        file: job.file,
        share: format.percent(job.size > 0 ? job.bytesRead / job.size : 0),
      })}
    </div>
  )
}
