import type { JSX } from 'preact'
import type { Job } from '../../engine/protocol.ts'
import { t } from '../../platform/i18n.ts'
import type { ImportRecord, StoreFinding } from '../../store/schema.ts'
import { DropZone } from '../../ui/drop-zone.tsx'
import { MessageBar } from '../../ui/message-bar.tsx'
import type { ImportActions } from './import-actions.ts'
import { ImportItem } from './import-item.tsx'
import { JobList } from './job-list.tsx'
import { StoreFindings } from './store-findings.tsx'

interface ImportsTabProps {
  readonly jobs: readonly Job[]
  readonly imports: readonly ImportRecord[]
  readonly findings: readonly StoreFinding[]
  readonly forgetFinding: (importId: string) => void
  readonly isOver: boolean
  readonly actions: ImportActions
  readonly onFiles: (files: readonly File[]) => void
}

/** What is being read, what was taken in, and what went wrong with it. */
export function ImportsTab(props: ImportsTabProps): JSX.Element {
  const { actions } = props
  const listed = props.imports.filter((entry) => entry.state === 'sealed' || entry.state === 'deleting')
  const interrupted = props.imports.filter((entry) => entry.state === 'interrupted')
  return (
    <>
      <DropZone onFiles={props.onFiles} isOver={props.isOver} />
      <JobList jobs={props.jobs} actions={actions} />
      <StoreFindings findings={props.findings} forget={props.forgetFinding} />
      {interrupted.map((entry) => (
        <MessageBar
          key={entry.id}
          tone="warning"
          actions={
            <button
              type="button"
              class="button button-small"
              onClick={() => actions.dismissInterrupted(entry.id)}
            >
              {t('actionDismiss')}
            </button>
          }
        >
          {t('importInterrupted', { file: entry.file })}
        </MessageBar>
      ))}
      <section class="card" aria-labelledby="imports-title">
        <h2 id="imports-title">{t('importsTitle', { count: listed.length })}</h2>
        {listed.length === 0 ? <p class="quiet">{t('importsNone')}</p> : null}
        <ul class="import-list">
          {listed.map((entry) => (
            <ImportItem key={entry.id} entry={entry} actions={actions} />
          ))}
        </ul>
      </section>
    </>
  )
}
