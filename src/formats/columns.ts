import { ASPECTS, type Aspect } from '../facts/vocabulary.ts'
import type { FormatField } from './format.ts'

/** A header as historical search writes it: snake_case names, compared without case and spaces. */
export function normaliseName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, '').toLowerCase()
}

/**
 * A header of the portal as it is compared in every language: lower case, without spaces, dots, commas,
 * percent signs, parentheses, underscores, apostrophes, hyphens and question marks
 * (`TLS 1,0 (%)` and `tls_1.0` are both `tls10`).
 */
export function normaliseLabel(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.,%()_'’‘\-‐‑‒–?？（）]+/gu, '')
}

/**
 * Per field its column among `header`, or -1; `null`: a needed one is missing. Spellings are compared by
 * `normaliseName`; of several the first counts.
 */
export function findColumns(header: readonly string[], fields: readonly FormatField[]): number[] | null {
  const names = header.map(normaliseName)
  const columns = fields.map((field) => {
    const spellings = [normaliseName(field.header), ...(field.aliases ?? [])]
    return spellings.map((spelling) => names.indexOf(spelling)).find((column) => column >= 0) ?? -1
  })
  return fields.some((field, slot) => field.isNeeded && columns[slot] === -1) ? null : columns
}

/** What a file with these columns says; `columns` has an entry a field, -1 where the file lacks it. */
export function aspectsOf(fields: readonly FormatField[], columns: readonly number[]): readonly Aspect[] {
  const given = new Set(fields.map(({ gives }, slot) => ((columns[slot] ?? -1) >= 0 ? gives : null)))
  return ASPECTS.filter((aspect) => given.has(aspect))
}
