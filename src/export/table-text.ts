import { harmless } from './harmless.ts'

/** A cell as it is pasted: numbers stay numbers, `null` is an empty cell. */
export type TableCell = string | number | null

/** Rows of cells, the titles first. */
export type TableCells = readonly (readonly TableCell[])[]

/** A table for the clipboard as text: tabs between cells, CRLF behind each row. No cell runs as a formula where it is pasted. */
export function tabText(rows: TableCells): string {
  return rows.map((row) => `${row.map(tabCell).join('\t')}\r\n`).join('')
}

/** The same table as HTML, for where a table can be pasted as one; the first row is its head. */
export function htmlTable([head = [], ...body]: TableCells): string {
  const lines = body.map((row) => `<tr>${row.map((cell) => htmlCell('td', cell)).join('')}</tr>`)
  const titles = head.map((cell) => htmlCell('th', cell)).join('')
  return `<table><thead><tr>${titles}</tr></thead><tbody>${lines.join('')}</tbody></table>`
}

/** A cell of several lines becomes one; a quote in front would open a quoted cell. */
function tabCell(cell: TableCell): string {
  const text = textOf(cell).replace(/[\t\r\n]+/g, ' ')
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text
}

function htmlCell(name: 'td' | 'th', cell: TableCell): string {
  return `<${name}>${escaped(textOf(cell))}</${name}>`
}

function textOf(cell: TableCell): string {
  if (cell === null) return ''
  return typeof cell === 'number' ? String(cell) : harmless(cell)
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
