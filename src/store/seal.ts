import type { EpochDay } from '../facts/day.ts'
import { type AggregateFacts, type FactDay, IDENTITY_WORDS, type MessageFacts } from '../facts/facts.ts'
import type { SessionFragments } from '../facts/session.ts'
import type { ShapeColumns } from '../facts/shape.ts'
import { createChecksum } from './checksum.ts'
import type { Seal } from './schema.ts'

/** What a seal states of the columns, in however many records they lie. */
export type ColumnSeal = Omit<Seal, 'chunks'>

/** Builds the seal of an import of single messages. Offer its fact days ascending, then its shapes. */
export interface Sealer {
  day(facts: FactDay): void
  finish(shapes: ShapeColumns, fragments?: SessionFragments): ColumnSeal
}

export function createSealer(): Sealer {
  const checksum = createChecksum()
  const messagesByDay: [EpochDay, number][] = []
  let rows = 0
  return {
    day(facts) {
      rows += facts.shape.length
      messagesByDay.push([facts.day, countMessages(facts.identity)])
      checksum.words(Uint32Array.of(facts.day))
      for (const column of [facts.identity, facts.shape, facts.bytes, facts.deliveries])
        checksum.words(column)
      checksum.numbers(facts.ticks)
    },
    finish(shapes, fragments) {
      for (const column of [shapes.codes, shapes.connector, shapes.sender, shapes.client])
        checksum.words(column)
      for (const text of shapes.strings) checksum.text(text)
      for (const line of fragments?.lines ?? []) checksum.text(JSON.stringify(line))
      if (fragments) checksum.words(fragments.whole)
      return { rows, messagesByDay, checksum: checksum.hex() }
    },
  }
}

/** The seal of facts that are whole in memory. */
export function sealMessages(facts: MessageFacts): ColumnSeal {
  const sealer = createSealer()
  for (const day of facts.days) sealer.day(day)
  return sealer.finish(facts.shapes, facts.fragments)
}

/** The seal of an export that Microsoft counted: it has no chunks. */
export function sealAggregate(facts: AggregateFacts): Seal {
  const checksum = createChecksum()
  checksum.text(JSON.stringify(facts))
  const byDay = new Map<EpochDay, number>()
  if (facts.kind === 'connector-days') {
    for (const row of facts.rows) byDay.set(row.day, (byDay.get(row.day) ?? 0) + row.messages)
  }
  return {
    chunks: 0,
    rows: facts.kind === 'period-totals' ? facts.totals.length : facts.rows.length,
    messagesByDay: [...byDay].sort(([a], [b]) => a - b),
    checksum: checksum.hex(),
  }
}

/** Whether two seals state the same of the stored columns. */
export function isSameSeal(a: ColumnSeal, b: ColumnSeal): boolean {
  const isSameDay = ([day, count]: readonly [EpochDay, number], index: number) =>
    b.messagesByDay[index]?.[0] === day && b.messagesByDay[index]?.[1] === count
  return (
    a.checksum === b.checksum &&
    a.rows === b.rows &&
    a.messagesByDay.length === b.messagesByDay.length &&
    a.messagesByDay.every(isSameDay)
  )
}

/** Distinct identities: rows of one message stand together. */
function countMessages(identity: Uint32Array): number {
  let messages = 0
  for (let at = 0; at < identity.length; at += IDENTITY_WORDS) {
    if (at === 0 || !isSameIdentity(identity, at - IDENTITY_WORDS, at)) messages++
  }
  return messages
}

function isSameIdentity(identity: Uint32Array, a: number, b: number): boolean {
  for (let word = 0; word < IDENTITY_WORDS; word++) {
    if (identity[a + word] !== identity[b + word]) return false
  }
  return true
}
