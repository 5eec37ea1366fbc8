import type { EpochDay } from './day.ts'
import { compareText } from './order.ts'
import { DIRECTIONS, type Direction } from './vocabulary.ts'

/** What a connector is: its direction and its exact, trimmed name; `null` is "without a connector". */
export interface ConnectorIdentity {
  readonly direction: Direction
  readonly connector: string | null
}

/** Tells connectors apart. The name stands last behind a mark: it may be any text, also an empty one. */
export function connectorKey({ direction, connector }: ConnectorIdentity): string {
  return connector === null ? direction : `${direction} =${connector}`
}

/** The connector that a key names; `null` when it is none. */
export function parseConnectorKey(key: string): ConnectorIdentity | null {
  for (const direction of DIRECTIONS) {
    if (key === direction) return { direction, connector: null }
    const start = `${direction} =`
    if (key.startsWith(start)) return { direction, connector: key.slice(start.length) }
  }
  return null
}

/** Tells apart what Microsoft counts on its own: one connector's day in one direction. */
export function connectorDayKey(row: ConnectorIdentity & { readonly day: EpochDay }): string {
  return `${row.day} ${connectorKey(row)}`
}

/** Order of two connectors' names by code unit, "without a connector" first. */
export function compareConnectorNames(a: string | null, b: string | null): number {
  return Number(a !== null) - Number(b !== null) || compareText(a ?? '', b ?? '')
}
