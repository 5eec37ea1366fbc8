// PLACEHOLDER of the store branch until the core lands: counts each message once, on the day of its fact.
import type { EpochDay } from '../facts/day.ts'
import type { FactDay, MessageFacts } from '../facts/facts.ts'
import { createShapeTable, type ShapeTable } from '../facts/shape.ts'
import type { FormatName } from '../facts/vocabulary.ts'
import type { RollupDay } from './rollup.ts'
export type RollupDelta = ReadonlyMap<number, { messages: number; deliveries: number; bytes: number }>
export interface MessageChange {
  match(other: { format: FormatName; facts: FactDay; shapes: ShapeTable }): void
  finish(sign: 1 | -1): {
    readonly days: ReadonlyMap<EpochDay, RollupDelta>
    readonly messages: number
    readonly duplicates: number
  }
}
const key = (facts: FactDay, row: number) => facts.identity.subarray(row * 4, row * 4 + 4).join()
export function startMessageChange(
  own: { format: FormatName; facts: MessageFacts },
  shapes: ShapeTable,
): MessageChange {
  const mine = createShapeTable(own.facts.shapes)
  const keys = new Set(own.facts.days.flatMap((day) => Array.from(day.shape, (_, row) => key(day, row))))
  const held = new Set<string>()
  return {
    match({ facts }) {
      for (let row = 0; row < facts.shape.length; row++)
        if (keys.has(key(facts, row))) held.add(key(facts, row))
    },
    finish(sign) {
      const days = new Map<number, Map<number, { messages: number; deliveries: number; bytes: number }>>()
      for (const facts of own.facts.days)
        for (let row = 0; row < facts.shape.length; row++) {
          if (held.has(key(facts, row))) continue
          const id = shapes.idOf(mine.shape(facts.shape[row] as number))
          const day = days.get(facts.day) ?? new Map()
          days.set(facts.day, day)
          const old = day.get(id) ?? { messages: 0, deliveries: 0, bytes: 0 }
          day.set(id, {
            messages: old.messages + sign,
            deliveries: old.deliveries + sign * (facts.deliveries[row] as number),
            bytes: old.bytes + sign * (facts.bytes[row] as number),
          })
        }
      return { days, messages: keys.size, duplicates: held.size }
    },
  }
}
export function applyDelta(
  day: EpochDay,
  previous: RollupDay | undefined,
  delta: RollupDelta,
): RollupDay | null {
  const rows = new Map<number, { messages: number; deliveries: number; bytes: number }>()
  previous?.shape.forEach((id, at) => {
    rows.set(id, {
      messages: previous.messages[at] as number,
      deliveries: previous.deliveries[at] as number,
      bytes: previous.bytes[at] as number,
    })
  })
  for (const [id, change] of delta) {
    const old = rows.get(id) ?? { messages: 0, deliveries: 0, bytes: 0 }
    rows.set(id, {
      messages: old.messages + change.messages,
      deliveries: old.deliveries + change.deliveries,
      bytes: old.bytes + change.bytes,
    })
  }
  const kept = [...rows].filter(([, row]) => row.messages > 0).sort(([a], [b]) => a - b)
  if (kept.length === 0) return null
  return {
    day,
    shape: Uint32Array.from(kept, ([id]) => id),
    messages: Uint32Array.from(kept, ([, row]) => row.messages),
    deliveries: Float64Array.from(kept, ([, row]) => row.deliveries),
    bytes: Float64Array.from(kept, ([, row]) => row.bytes),
  }
}
