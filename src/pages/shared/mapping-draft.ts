import type { FormatCandidate } from '../../engine/guess-columns.ts'
import type { ColumnMapping } from '../../facts/column-mapping.ts'
import { ASPECTS, type Aspect } from '../../facts/vocabulary.ts'

/** What a person has said so far: a kind of export, and per field of it a column of the file, or -1. */
export interface MappingDraft {
  readonly candidate: FormatCandidate
  readonly columns: readonly number[]
}

export function draftOf(candidate: FormatCandidate): MappingDraft {
  return { candidate, columns: candidate.guess }
}

/** The draft that a mapping was made of: what was refused is shown again as it was said. */
export function draftOfMapping(
  mapping: ColumnMapping,
  header: readonly string[],
  candidates: readonly FormatCandidate[],
): MappingDraft | null {
  const candidate = candidates.find(({ format }) => format === mapping.format)
  if (!candidate) return null
  const columnOf = new Map(mapping.columns.map(([column, field]) => [field, header.indexOf(column)]))
  return { candidate, columns: candidate.fields.map((field) => columnOf.get(field.header) ?? -1) }
}

/** Gives a column to a field; a column is one field at most, so it is taken from any other. */
export function assign(draft: MappingDraft, slot: number, column: number): MappingDraft {
  const columns = draft.columns.map((known, index) =>
    index === slot ? column : known === column ? -1 : known,
  )
  return { ...draft, columns }
}

/** The fields without which the format cannot read the file at all. */
export function missingFields({ candidate, columns }: MappingDraft): readonly string[] {
  return candidate.fields.flatMap(({ header, isNeeded }, slot) =>
    isNeeded && columns[slot] === -1 ? [header] : [],
  )
}

/** What a file with these columns says. */
export function draftSays({ candidate, columns }: MappingDraft): readonly Aspect[] {
  const given = new Set(candidate.fields.map(({ gives }, slot) => (columns[slot] === -1 ? null : gives)))
  return ASPECTS.filter((aspect) => given.has(aspect))
}

/** What is said of the columns, as it is read by and remembered. */
export function toMapping({ candidate, columns }: MappingDraft, header: readonly string[]): ColumnMapping {
  const pairs = candidate.fields.flatMap((field, slot) => {
    const column = header[columns[slot] ?? -1]
    return column === undefined ? [] : [[column, field.header] as const]
  })
  return { format: candidate.format, header, columns: pairs }
}
