/**
 * What a spreadsheet would take for a formula: also behind blanks, quotes and invisible marks, and in the wide forms
 * of East Asian keyboards.
 */
const FORMULA_START = /^[\s"'\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

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

function harmless(text: string): string {
  const clean = text.replaceAll('\u0000', '')
  return FORMULA_START.test(clean) ? `'${clean}` : clean
}
