import { formatDay, TICKS_PER_DAY } from '../../src/facts/day.ts'
import { type ExportFacts, IDENTITY_WORDS } from '../../src/facts/facts.ts'
import { keepDays } from '../../src/facts/kept-days.ts'
import { createShapeTable, type Shape, unpackShapes } from '../../src/facts/shape.ts'

/** One row of an import's facts, as a person would write it down. */
export interface ListedFact extends Shape {
  /** 32 hexadecimal digits. */
  readonly identity: string
  readonly date: string
  readonly ticks: number
  readonly bytes: number
  readonly deliveries: number
}

/** All message facts of an export, by identity, kind, then connector. Throws for aggregates. */
export function listFacts(facts: ExportFacts): readonly ListedFact[] {
  if (facts.kind !== 'messages') throw new Error(`${facts.kind} are no message facts`)
  const shapes = createShapeTable(facts.shapes)
  // As often as asked: what is written anew must be the same.
  for (const day of facts.days) if (day.shape.length === 0) throw new Error('a day without facts')
  const listed = keepDays(facts.days).flatMap((day) =>
    Array.from(day.shape, (shape, row): ListedFact => {
      const words = day.identity.subarray(row * IDENTITY_WORDS, (row + 1) * IDENTITY_WORDS)
      const ticks = day.ticks[row] ?? Number.NaN
      return {
        ...shapes.shape(shape),
        identity: Array.from(words, (word) => word.toString(16).padStart(8, '0')).join(''),
        date: formatDay(day.day + Math.floor(ticks / TICKS_PER_DAY)),
        ticks: ticks % TICKS_PER_DAY,
        bytes: day.bytes[row] ?? Number.NaN,
        deliveries: day.deliveries[row] ?? Number.NaN,
      }
    }),
  )
  return listed.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ identity, kind, connector }: ListedFact): string {
  return `${identity} ${kind} ${connector ?? ''}`
}

/** Shapes and texts of an export that stand there twice, or that nothing has. A family takes them over as they are. */
export function unusedOrRepeated(facts: ExportFacts): readonly (Shape | string)[] {
  if (facts.kind !== 'messages') throw new Error(`${facts.kind} are no message facts`)
  const { strings, connector, sender, client } = facts.shapes
  const shapes = unpackShapes(facts.shapes)
  const rows = new Set(keepDays(facts.days).flatMap(({ shape }) => [...shape]))
  const texts = new Set([...sender, ...client, ...[...connector].map((text) => text - 1)])
  const written = shapes.map((shape) => JSON.stringify(shape))
  return [
    ...shapes.filter((_, id) => !rows.has(id) || written.indexOf(written[id] ?? '') !== id),
    ...strings.filter((text, at) => !texts.has(at) || strings.indexOf(text) !== at),
  ]
}
