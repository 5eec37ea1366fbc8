import { compareConnectorNames, connectorDayKey } from '../facts/connector.ts'
import type { EpochDay } from '../facts/day.ts'
import type { ConnectorDay } from '../facts/facts.ts'
import type { TlsCounts } from '../facts/tls.ts'
import {
  type ConnectorType,
  combineForcedTls,
  DIRECTIONS,
  type Direction,
  type ForcedTls,
  strongerType,
} from '../facts/vocabulary.ts'
import { addTls } from './tls-cells.ts'
import type { TlsRow } from './tls-reading.ts'

/** One row of the report: part of a connector's day. */
export interface ConnectorRow {
  readonly day: EpochDay
  readonly direction: Direction
  readonly connector: string | null
  readonly connectorType: ConnectorType
  readonly forcedTls: ForcedTls
  readonly tls: TlsRow
}

/**
 * Adds the rows of one day, direction and connector. Sorted by day, inbound first, without a connector
 * first, then by name. A day of 0 messages stays: it replaces what an older export said of that day.
 */
export function sumConnectorDays(
  rows: readonly ConnectorRow[],
  countOf: (row: TlsRow) => TlsCounts,
): readonly ConnectorDay[] {
  const days = new Map<string, ConnectorDay>()
  for (const row of rows) {
    const key = connectorDayKey(row)
    days.set(key, addRow(days.get(key), row, countOf(row.tls)))
  }
  return [...days.values()].sort(compareConnectorDays)
}

function addRow(before: ConnectorDay | undefined, row: ConnectorRow, tls: TlsCounts): ConnectorDay {
  const { day, direction, connector } = row
  return {
    day,
    direction,
    connector,
    connectorType: before ? strongerType(before.connectorType, row.connectorType) : row.connectorType,
    forcedTls: before ? combineForcedTls(before.forcedTls ?? 'unknown', row.forcedTls) : row.forcedTls,
    tls: addTls(before?.tls ?? {}, tls),
    messages: (before?.messages ?? 0) + row.tls.volume,
  }
}

function compareConnectorDays(a: ConnectorDay, b: ConnectorDay): number {
  return (
    a.day - b.day ||
    DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction) ||
    compareConnectorNames(a.connector, b.connector)
  )
}
