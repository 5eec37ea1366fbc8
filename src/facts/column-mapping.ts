import { FORMAT_NAMES, type FormatName } from './vocabulary.ts'

/** What a person said of the columns of a header that no format knows. */
export interface ColumnMapping {
  /** The kind of export; `null`: whichever knows the header once its columns are renamed. */
  readonly format: FormatName | null
  /** The header that it was said of; `null`: any that has the columns. */
  readonly header: readonly string[] | null
  /** A column of the file, and the header of the format's field that it is. */
  readonly columns: readonly (readonly [column: string, field: string])[]
}

/** Said of many headers, it stays readable and small in every message. */
const MAX_COLUMNS = 2_000

/** Whether the mapping was said of this header: of the very same, or of one with these columns. */
export function fitsHeader(mapping: ColumnMapping, header: readonly string[]): boolean {
  if (mapping.header !== null) return fingerprintOf(mapping.header) === fingerprintOf(header)
  const names = header.map(plainName)
  return mapping.columns.some(([column]) => names.includes(plainName(column)))
}

/**
 * The header under the names that the format knows. Where the format was said, columns that are nothing in it lose
 * their name, so that none is taken for what it is not. Of columns of one name the first is meant.
 */
export function renameColumns(mapping: ColumnMapping, header: readonly string[]): readonly string[] {
  const names = header.map(plainName)
  const renamed = header.map((name) => (mapping.format === null ? name : ''))
  for (const [column, field] of mapping.columns) {
    const index = names.indexOf(plainName(column))
    if (index >= 0) renamed[index] = field
  }
  return renamed
}

/** What two files of one kind have in common: the names of their columns, case and spaces aside. */
export function fingerprintOf(header: readonly string[]): string {
  return JSON.stringify(header.map(plainName))
}

/** One mapping a header: of several the first. */
export function withoutRepeats(mappings: readonly ColumnMapping[]): readonly ColumnMapping[] {
  const byHeader = new Map<string, ColumnMapping>()
  for (const mapping of mappings) {
    const key = mapping.header ? fingerprintOf(mapping.header) : JSON.stringify(mapping.columns)
    if (!byHeader.has(key)) byHeader.set(key, mapping)
  }
  return [...byHeader.values()]
}

/** The mappings in a text that was exported, or `null` when it is none. */
export function parseMappings(text: string): readonly ColumnMapping[] | null {
  try {
    const value: unknown = JSON.parse(text)
    const list = Array.isArray(value) ? value : (value as { readonly mappings?: unknown } | null)?.mappings
    return Array.isArray(list) && list.every(isColumnMapping) ? list : null
  } catch {
    return null
  }
}

/** Mappings as a file that a person can read, send and import elsewhere. */
export function formatMappings(mappings: readonly ColumnMapping[]): string {
  return `${JSON.stringify({ mappings }, null, 2)}\n`
}

/** Whether this is a mapping: also of what a file or a message claims to be one. */
export function isColumnMapping(value: unknown): value is ColumnMapping {
  if (typeof value !== 'object' || value === null) return false
  const { format, header, columns } = value as Readonly<Record<string, unknown>>
  return (
    (format === null || FORMAT_NAMES.some((name) => name === format)) &&
    (header === null || isTexts(header)) &&
    Array.isArray(columns) &&
    columns.length <= MAX_COLUMNS &&
    columns.every((pair) => isTexts(pair) && pair.length === 2)
  )
}

function isTexts(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.length <= MAX_COLUMNS && value.every((text) => typeof text === 'string')
  )
}

function plainName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, '').toLowerCase()
}
