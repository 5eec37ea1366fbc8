/** @import { Row } from './tables.mjs' */

/**
 * The rows of DuckDB-WASM's answer.
 * @param {{ getChild(name: string): { get(index: number): unknown } | null, numRows: number }} table
 * @returns {Row[]}
 */
export function arrowRows(table) {
  const column = (/** @type {string} */ name) => table.getChild(name)
  const [day, sender, third] = [column('day'), column('sender'), column('third')]
  const [messages, bytes] = [column('messages'), column('bytes')]
  return Array.from({ length: table.numRows }, (_, index) => ({
    day: String(day?.get(index)),
    sender: String(sender?.get(index) ?? ''),
    third: String(third?.get(index) ?? ''),
    messages: Number(messages?.get(index)),
    bytes: Number(bytes?.get(index)),
  }))
}
