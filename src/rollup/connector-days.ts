// PLACEHOLDER of the store branch until the core lands.
import type { ConnectorDay, ConnectorDays } from '../facts/facts.ts'
import type { ShapeTable } from '../facts/shape.ts'
import { TLS_VERSIONS } from '../facts/tls.ts'
import type { RollupDay } from './rollup.ts'
export function connectorDayRollups(
  inSealOrder: readonly ConnectorDays[],
  shapes: ShapeTable,
): readonly RollupDay[] {
  const rows = new Map<string, ConnectorDay>()
  for (const { rows: some } of inSealOrder)
    for (const row of some) rows.set(`${row.day} ${row.direction} ${row.connector}`, row)
  const days = new Map<number, [number, number][]>()
  for (const row of rows.values())
    for (const tls of TLS_VERSIONS) {
      const messages = row.tls[tls] ?? 0
      if (messages === 0) continue
      const id = shapes.idOf({
        kind: row.direction,
        connector: row.connector,
        connectorType: row.connectorType,
        tls,
        authentication: 'unknown',
        certainty: 'certain',
        sender: '',
        client: '',
        isFirstHop: true,
      })
      days.set(row.day, [...(days.get(row.day) ?? []), [id, messages]])
    }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, counts]) => {
      counts.sort(([a], [b]) => a - b)
      return {
        day,
        shape: Uint32Array.from(counts, ([id]) => id),
        messages: Uint32Array.from(counts, ([, messages]) => messages),
        deliveries: new Float64Array(counts.length),
        bytes: new Float64Array(counts.length),
      }
    })
}
