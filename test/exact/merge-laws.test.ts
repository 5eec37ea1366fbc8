/*
 * The merge of facts by its laws, on facts of every format and kind, whether an export of today could hold them
 * or not: it is commutative, associative and idempotent, and what leaves takes with it what it brought.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type EpochDay, TICKS_PER_DAY } from '../../src/facts/day.ts'
import { type FactDay, IDENTITY_WORDS, type MessageFacts } from '../../src/facts/facts.ts'
import { createShapeTable, type Shape } from '../../src/facts/shape.ts'
import { TLS_VERSIONS } from '../../src/facts/tls.ts'
import {
  AUTHENTICATIONS,
  CERTAINTIES,
  CONNECTOR_TYPES,
  DELIVERY_STATUSES,
  FACT_KINDS,
  FORCED_TLS,
  FORMAT_RANKS,
  type FormatName,
} from '../../src/facts/vocabulary.ts'
import { applyDelta, startMessageChange } from '../../src/rollup/change.ts'
import { type MessageFact, resolveMessage } from '../../src/rollup/resolve-message.ts'
import type { RollupDay } from '../../src/rollup/rollup.ts'
import { passingDays } from '../helpers/passing-days.ts'
import { rollupLines } from '../helpers/rollup-lines.ts'
import { PATIENCE, runs } from './runs.ts'

/** A fact and the message that it is of. */
interface Known extends MessageFact {
  readonly message: number
}

const DAY = 20_776

/** Few values each, so that facts tie in one thing and differ in the next. */
const shape: fc.Arbitrary<Shape> = fc
  .record({
    kind: fc.constantFrom(...FACT_KINDS),
    connector: fc.constantFrom(null, '', 'Relay', 'Partner'),
    connectorType: fc.constantFrom(...CONNECTOR_TYPES),
    tls: fc.constantFrom(...TLS_VERSIONS),
    authentication: fc.constantFrom(...AUTHENTICATIONS),
    certainty: fc.constantFrom(...CERTAINTIES),
    sender: fc.constantFrom('', 'a@x.com', 'b@x.com'),
    client: fc.constantFrom('', '203.0.113.9'),
    status: fc.constantFrom(...DELIVERY_STATUSES),
    forcedTls: fc.constantFrom(...FORCED_TLS),
    isFirstHop: fc.constant(false),
  })
  .map((one) => {
    // Only a crossing has a connector, and what has no name has no type.
    const isCrossing = one.kind === 'inbound' || one.kind === 'outbound'
    const connector = isCrossing ? one.connector : null
    // And only of a message that was seen, and no more, a status is told.
    const status = one.kind === 'seen' ? one.status : 'unknown'
    return { ...one, connector, connectorType: connector === null ? 'None' : one.connectorType, status }
  })

const anyFact: fc.Arbitrary<Known> = fc.record({
  message: fc.nat({ max: 2 }),
  format: fc.constantFrom(...FORMAT_RANKS),
  day: fc.constantFrom(DAY, DAY, DAY + 1, DAY + 9),
  ticks: fc.constantFrom(0, 0, 1, TICKS_PER_DAY - 1),
  shape,
  bytes: fc.constantFrom(0, 100, 4_294_967_295),
  deliveries: fc.constantFrom(0, 1, 500),
})

/** Facts that are equal but for one thing: what decides between them is all that is left of the order. */
const likeFacts: fc.Arbitrary<readonly Known[]> = fc
  .tuple(anyFact, fc.array(fc.tuple(anyFact, fc.nat({ max: 15 })), { minLength: 1, maxLength: 4 }))
  .map(([base, others]) => [base, ...others.map(([other, which]) => withOne(base, other, which))])

/** The base with one thing of another fact. */
function withOne(base: Known, other: Known, which: number): Known {
  const keys = ['message', 'format', 'day', 'ticks', 'bytes', 'deliveries'] as const
  const key = keys[which]
  if (key !== undefined) return { ...base, [key]: other[key] }
  const parts = ['tls', 'authentication', 'certainty', 'sender', 'client', 'status'] as const
  const part = parts[which - keys.length]
  if (part === 'status' && base.shape.kind !== 'seen') return other
  if (part !== undefined) return { ...base, shape: { ...base.shape, [part]: other.shape[part] } }
  const { connector, connectorType } = other.shape
  return base.shape.connector === null || connector === null
    ? other
    : { ...base, shape: { ...base.shape, connector, connectorType } }
}

const facts = fc
  .tuple(likeFacts, fc.array(anyFact, { maxLength: 4 }))
  .map(([like, others]) => [...like, ...others])

it(
  'what stands of a message does not depend on the order of its facts, nor on how often each is stated',
  () => {
    fc.assert(
      fc.property(facts, fc.array(fc.nat(), { minLength: 18, maxLength: 18 }), (some, places) => {
        const twice = [...some, ...some]
        const shuffled = twice
          .map((one, index) => ({ one, place: places[index] ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one)
        expect(standing(shuffled)).toEqual(standing(some))
        expect(standing([...some].reverse())).toEqual(standing(some))
      }),
      runs(1000),
    )
  },
  PATIENCE,
)

it(
  'of a fact alone everything stands',
  () => {
    fc.assert(
      fc.property(anyFact, ({ message: _, format, ticks, ...rest }) => {
        const isFirstHop = rest.shape.kind === 'inbound' || rest.shape.kind === 'outbound'
        expect(resolveMessage([{ format, ticks, ...rest }])).toEqual([
          { ...rest, shape: { ...rest.shape, isFirstHop } },
        ])
      }),
      runs(500),
    )
  },
  PATIENCE,
)

it(
  'facts add up the same in any number of imports that come and go in any order',
  () => {
    const holders = fc.array(fc.subarray([0, 1, 2], { minLength: 1 }), { minLength: 9, maxLength: 9 })
    const dealt = fc
      .tuple(facts, holders)
      .map(([some, files]) => some.map((known, index) => [known, files[index] ?? []] as const))
    fc.assert(
      fc.property(dealt, fc.boolean(), dealt, (some, isReversed, passing) => {
        const whole = createFamily()
        for (const one of importsOf(some.map(([known]) => known))) whole.add(one)
        const parts = [0, 1, 2].flatMap((file) =>
          importsOf(some.filter(([, files]) => files.includes(file)).map(([known]) => known)),
        )
        const busy = createFamily()
        const strangers = importsOf(passing.map(([known]) => known))
        for (const one of [...parts, ...strangers]) busy.add(one)
        for (const one of isReversed ? strangers.toReversed() : strangers) busy.remove(one)
        expect(busy.lines()).toEqual(whole.lines())
        for (const one of isReversed ? parts.toReversed() : parts) busy.remove(one)
        expect(busy.lines()).toEqual([])
      }),
      runs(1000),
    )
  },
  PATIENCE,
)

it(
  'of a message that one format states, no lower format takes a crossing, a connector or a submission away',
  () => {
    fc.assert(
      fc.property(facts, facts, (some, others) => {
        const best = FORMAT_RANKS[0] as FormatName
        const high = some.map((one) => ({ ...one, format: best }))
        const low = others.filter(({ format }) => format !== best)
        const crossings = (all: readonly MessageFact[]) =>
          resolveMessage(all)
            .filter((one) => one.shape.kind === 'inbound' || one.shape.kind === 'outbound')
            .map((one) => `${one.shape.kind} ${one.shape.connector} ${one.day}`)
        const mixed = crossings([...high, ...low])
        for (const crossing of crossings(high)) expect(mixed).toContain(crossing)
      }),
      runs(500),
    )
  },
  PATIENCE,
)

/** What stands of one message, in no order. */
function standing(all: readonly MessageFact[]): readonly string[] {
  return resolveMessage(all)
    .map((one) => JSON.stringify(one))
    .sort()
}

interface Import {
  readonly format: FormatName
  readonly facts: MessageFacts
}

/** The facts as imports, one a format. */
function importsOf(all: readonly Known[]): readonly Import[] {
  return FORMAT_RANKS.flatMap((format) => {
    const own = all.filter((one) => one.format === format)
    return own.length === 0 ? [] : [{ format, facts: toFacts(own) }]
  })
}

function toFacts(all: readonly Known[]): MessageFacts {
  const shapes = createShapeTable()
  const homes = new Map<number, EpochDay>()
  for (const { message, day } of all) homes.set(message, Math.min(day, homes.get(message) ?? day))
  const days = [...new Set(homes.values())].sort((a, b) => a - b)
  const factDays = days.map((day): FactDay => {
    const rows = all.filter(({ message }) => homes.get(message) === day).sort((a, b) => a.message - b.message)
    return {
      day,
      identity: Uint32Array.from(rows.flatMap(({ message }) => identityOf(message))),
      ticks: Float64Array.from(rows, (row) => row.ticks + (row.day - day) * TICKS_PER_DAY),
      shape: Uint32Array.from(rows, (row) => shapes.idOf(row.shape)),
      bytes: Uint32Array.from(rows, (row) => row.bytes),
      deliveries: Uint32Array.from(rows, (row) => row.deliveries),
    }
  })
  return { kind: 'messages', days: passingDays(factDays), shapes: shapes.toColumns() }
}

/** Identities that differ in one of their four words only, ascending as the messages do. */
function identityOf(message: number): readonly number[] {
  return Array.from({ length: IDENTITY_WORDS }, (_, word) => (word === IDENTITY_WORDS - 1 - message ? 1 : 0))
}

function createFamily() {
  const shapes = createShapeTable()
  const days = new Map<EpochDay, RollupDay>()
  const held = new Set<Import>()

  function change(own: Import, sign: 1 | -1): void {
    held.delete(own)
    const started = startMessageChange(own, shapes)
    for (const { format, facts: other } of held) {
      const otherShapes = createShapeTable(other.shapes)
      for (const day of other.days) started.match({ format, facts: day, shapes: otherShapes })
    }
    for (const [day, delta] of started.deltas(sign)) {
      const next = applyDelta(day, days.get(day), delta)
      if (next) days.set(day, next)
      else days.delete(day)
    }
    if (sign === 1) held.add(own)
  }

  return {
    add: (own: Import) => change(own, 1),
    remove: (own: Import) => change(own, -1),
    lines: () =>
      rollupLines({ family: 'message-trace', shapes: shapes.toColumns(), days: [...days.values()] }),
  }
}
