import { connectorDayKey } from '../facts/connector.ts'
import type { ConnectorDay, ConnectorDays } from '../facts/facts.ts'
import type { ShapeTable } from '../facts/shape.ts'
import { TLS_VERSIONS } from '../facts/tls.ts'
import type { RollupDay } from './rollup.ts'
import { createDeltaBook, toRollupDays } from './rollup-delta.ts'

/**
 * The rollups of Microsoft's own daily totals. A later export replaces the whole day, direction and
 * connector of an earlier one. Deliveries and bytes are not in these exports: 0.
 */
export function connectorDayRollups(
  inSealOrder: readonly ConnectorDays[],
  shapes: ShapeTable,
): readonly RollupDay[] {
  const standing = new Map<string, ConnectorDay>()
  for (const { rows } of inSealOrder) for (const row of rows) standing.set(connectorDayKey(row), row)
  const book = createDeltaBook()
  for (const row of standing.values()) {
    for (const tls of TLS_VERSIONS) {
      const messages = row.tls[tls] ?? 0
      if (messages === 0) continue
      const shape = shapes.idOf({
        kind: row.direction,
        connector: row.connector,
        connectorType: row.connectorType,
        forcedTls: row.forcedTls ?? 'unknown',
        tls,
        authentication: 'unknown',
        certainty: 'certain',
        sender: '',
        client: '',
        status: 'unknown',
        isFirstHop: true,
      })
      book.add(row.day, shape, { messages, deliveries: 0, bytes: 0 }, 1)
    }
  }
  return toRollupDays(book)
}
