import type { JSX } from 'preact'
import type { Job } from '../../../engine/protocol.ts'
import { t } from '../../../platform/i18n.ts'
import type { ImportRecord } from '../../../store/schema.ts'
import { DropZone } from '../../../ui/drop-zone.tsx'
import type { ImportActions } from '../../shared/import-actions.ts'
import type { Services } from '../../shared/services.ts'
import type { AtOnce } from '../../shared/use-at-once.ts'
import type { Mappings } from '../../shared/use-mappings.ts'
import { ImportItem } from './import-item.tsx'
import { JobList } from './job-list.tsx'
import { KnownMappings } from './known-mappings.tsx'
import { RetentionNote } from './retention-note.tsx'
import { WhatToExport } from './what-to-export.tsx'
import './imports.css'

interface ImportsTabProps {
  readonly jobs: readonly Job[]
  readonly imports: readonly ImportRecord[]
  readonly isOver: boolean
  readonly actions: ImportActions
  readonly atOnce: AtOnce
  readonly mappings: Mappings
  readonly onFiles: (files: readonly File[]) => void
  readonly services: Pick<Services, 'retention'>
  /** Shows at once which exports there are: the popup leads here. */
  readonly isGuideOpen: boolean
}

/** What is being read and what was taken in. What went wrong with it stands above all tabs. */
export function ImportsTab(props: ImportsTabProps): JSX.Element {
  const { actions } = props
  const listed = props.imports.filter((entry) => entry.state === 'sealed' || entry.state === 'deleting')
  return (
    <>
      <DropZone onFiles={props.onFiles} isOver={props.isOver} />
      <JobList jobs={props.jobs} actions={actions} atOnce={props.atOnce} />
      <section class="card" aria-labelledby="imports-title">
        <h2 id="imports-title">{t('importsTitle', { count: listed.length })}</h2>
        {listed.length === 0 ? <p class="quiet">{t('importsNone')}</p> : null}
        <RetentionNote services={props.services} listed={props.imports} />
        <ul class="import-list">
          {listed.map((entry) => (
            <ImportItem key={entry.id} entry={entry} actions={actions} />
          ))}
        </ul>
      </section>
      <WhatToExport isOpen={props.isGuideOpen} />
      <KnownMappings {...props.mappings} />
    </>
  )
}
