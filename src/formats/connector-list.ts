import { connectorOfId } from './connector-id.ts'

/**
 * The connectors that a cell names: a JSON list, or names joined by `;` without a space behind it, as lists of JSON
 * are. A name may hold commas and `; ` itself (`Relay; floor 2, east`), so these never part two names. At least one
 * entry; `null` is "without a connector".
 */
export function readConnectorList(cell: string): readonly (string | null)[] {
  const names = (readJsonList(cell) ?? cell.split(/;(?!\s)/)).map((name) => name.trim())
  const named = names.filter((name) => name !== '').map(connectorOfId)
  return named.length === 0 ? [null] : [...new Set(named)]
}

function readJsonList(cell: string): readonly string[] | null {
  if (!cell.trimStart().startsWith('[')) return null
  try {
    const list: unknown = JSON.parse(cell)
    return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : null
  } catch {
    // A connector may be called `[Filter] Inbound`.
    return null
  }
}
