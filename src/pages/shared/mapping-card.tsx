import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Job } from '../../engine/protocol.ts'
import type { UnknownTable } from '../../engine/unknown-table.ts'
import { t } from '../../platform/i18n.ts'
import { Select } from '../../ui/select.tsx'
import { formatName } from '../../ui/words.ts'
import { AspectLists } from './aspect-lists.tsx'
import type { ImportActions } from './import-actions.ts'
import {
  assign,
  draftOf,
  draftOfMapping,
  draftSays,
  type MappingDraft,
  missingFields,
  toMapping,
} from './mapping-draft.ts'
import { MappingPreview } from './mapping-preview.tsx'
import './review-card.css'

/** No format knows the columns of a table: the admin says which export it is and what its columns are. */
export function MappingCard({ job, actions }: { job: Job; actions: ImportActions }): JSX.Element | null {
  const [table, setTable] = useState<UnknownTable | null>(null)
  useEffect(() => {
    let isOver = false
    const show = (found: UnknownTable | null): void => {
      if (!isOver) setTable(found)
    }
    actions.table(job.jobId).then(show, () => show(null))
    return () => {
      isOver = true
    }
  }, [job.jobId, actions])
  return table ? <MappingForm job={job} table={table} actions={actions} /> : null
}

function MappingForm(props: { job: Job; table: UnknownTable; actions: ImportActions }): JSX.Element {
  const { job, table, actions } = props
  const [draft, setDraft] = useState<MappingDraft | null>(() => startingDraft(table))
  const missing = draft ? missingFields(draft) : []
  return (
    <form
      class="review"
      aria-label={t('mappingLabel', { file: job.file })}
      onSubmit={(event) => {
        event.preventDefault()
        if (draft) actions.acceptColumns(job.jobId, toMapping(draft, table.header))
      }}
    >
      <p>{t('mappingLead')}</p>
      {table.refused ? <p role="alert">{t('mappingRefused')}</p> : null}
      <MappingPreview table={table} file={job.file} />
      {draft ? <MappingFields table={table} draft={draft} onChange={setDraft} /> : null}
      {missing.length > 0 ? (
        <p role="status">{t('mappingMissing', { count: missing.length, columns: missing.join(', ') })}</p>
      ) : null}
      {draft ? <AspectLists format={draft.candidate.format} says={draftSays(draft)} /> : null}
      <div class="review-buttons">
        <button
          type="submit"
          class="button button-primary"
          aria-label={t('mappingReadFile', { file: job.file })}
          disabled={missing.length > 0}
        >
          {t('mappingRead')}
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

function MappingFields(props: {
  table: UnknownTable
  draft: MappingDraft
  onChange: (draft: MappingDraft) => void
}): JSX.Element {
  const { table, draft, onChange } = props
  const choices = [
    { value: '-1', label: t('mappingNone') },
    ...table.header.map((name, column) => ({ value: String(column), label: columnName(name, column) })),
  ]
  return (
    <>
      <Select
        label={t('mappingFormat')}
        value={draft.candidate.format}
        choices={table.candidates.map(({ format }) => ({ value: format, label: formatName(format) }))}
        onChange={(format) => {
          const candidate = table.candidates.find((one) => one.format === format)
          if (candidate) onChange(draftOf(candidate))
        }}
      />
      <div class="mapping-fields">
        {draft.candidate.fields.map((field, slot) => (
          <Select
            key={field.header}
            label={field.isNeeded ? t('mappingNeeded', { field: field.header }) : field.header}
            value={String(draft.columns[slot] ?? -1)}
            choices={choices}
            onChange={(column) => onChange(assign(draft, slot, Number(column)))}
          />
        ))}
      </div>
    </>
  )
}

/** What was refused as it was said, else the likeliest. */
function startingDraft({ refused, header, candidates }: UnknownTable): MappingDraft | null {
  const [likeliest] = candidates
  return (refused && draftOfMapping(refused, header, candidates)) ?? (likeliest ? draftOf(likeliest) : null)
}

function columnName(name: string, column: number): string {
  return name === '' ? t('mappingUnnamed', { column: column + 1 }) : name
}
