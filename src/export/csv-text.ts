import { harmless } from './harmless.ts'

const BYTE_ORDER_MARK = '\ufeff'

/**
 * A table as CSV that a spreadsheet opens as it is: UTF-8 with a mark, CRLF, every field quoted. A text that would
 * run as a formula gets an apostrophe in front; numbers are written as they are.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

function field(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : harmless(value)
  return `"${text.replaceAll('"', '""')}"`
}
