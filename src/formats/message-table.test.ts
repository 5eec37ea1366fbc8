import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TICKS_PER_DAY } from '../facts/day.ts'
import { createShapeTable, type Shape } from '../facts/shape.ts'
import { createIdentityMap } from './identity-map.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'

const INBOUND: Shape = {
  ...INTERNAL_SHAPE,
  kind: 'inbound',
  connector: 'Relay',
  connectorType: 'Partner',
  tls: '1.2',
  isFirstHop: true,
}

interface Entry {
  readonly message: number
  /** `null`: the message exists. */
  readonly shape: Shape | null
  readonly group?: number
  readonly day?: number
  readonly ticks?: number
  readonly hash?: number
}

/** The facts of the entries as lines, and the repeats. */
function tableOf(entries: readonly Entry[]) {
  const table = createMessageTable()
  for (const { message, shape, group = 0, day = 10, ticks = 0, hash = 1 } of entries) {
    const number = table.messageOf(Uint32Array.of(0, 0, 0, message))
    const time = { day, ticks, hash: () => hash }
    if (shape === null) table.addPresence(number, time)
    else table.addFact(number, { ...time, group, shape: table.shapeId(shape), bytes: 5, deliveries: 1 })
  }
  const { days, shapes } = table.finish()
  const known = createShapeTable(shapes)
  const lines = [...days].flatMap((day) =>
    Array.from(day.ticks, (ticks, row) => {
      const { kind, connector, tls } = known.shape(day.shape[row] as number)
      return `${day.day} +${ticks} #${day.identity[row * 4 + 3]} ${kind} ${connector} ${tls}`
    }),
  )
  return { lines, messages: table.messages, repeats: table.repeats }
}

describe('the messages of a file', () => {
  test('the earlier record decides, in its group', () => {
    const late: Entry = { message: 1, shape: { ...INBOUND, tls: '1.0' }, ticks: 7 }
    const early: Entry = { message: 1, shape: INBOUND, ticks: 6 }
    for (const entries of [
      [late, early],
      [early, late],
    ]) {
      expect(tableOf(entries).lines).toEqual(['10 +6 #1 inbound Relay 1.2'])
    }
    expect(tableOf([early, { ...late, group: 1 }]).lines).toHaveLength(2)
  })

  test.each<[string, Shape, Shape]>([
    ['named before unnamed', { ...INBOUND, tls: 'unknown' }, { ...INBOUND, connector: null, tls: 'none' }],
    [
      'known before unknown TLS',
      { ...INBOUND, connector: 'Z', tls: '1.3' },
      { ...INBOUND, connector: 'A', tls: 'unknown' },
    ],
    [
      'the lower version',
      { ...INBOUND, connector: 'Z', tls: '1.0' },
      { ...INBOUND, connector: 'A', tls: '1.1' },
    ],
    ['the smaller text', { ...INBOUND, connector: 'B' }, { ...INBOUND, connector: 'a' }],
  ])('at the same 100 ns: %s', (_, first, second) => {
    const expected = [`10 +0 #1 inbound ${first.connector} ${first.tls}`]
    expect(
      tableOf([
        { message: 1, shape: first },
        { message: 1, shape: second },
      ]).lines,
    ).toEqual(expected)
    expect(
      tableOf([
        { message: 1, shape: second },
        { message: 1, shape: first },
      ]).lines,
    ).toEqual(expected)
  })

  test('presence counts only beside no crossing', () => {
    expect(
      tableOf([
        { message: 1, shape: null, ticks: 9 },
        { message: 1, shape: null, ticks: 3 },
      ]).lines,
    ).toEqual(['10 +3 #1 internal null unknown'])
    expect(
      tableOf([
        { message: 1, shape: null, day: 9 },
        { message: 1, shape: INBOUND },
      ]).lines,
    ).toEqual(['10 +0 #1 inbound Relay 1.2'])
    const submission: Shape = { ...INTERNAL_SHAPE, kind: 'submission' }
    expect(
      tableOf([
        { message: 1, shape: null, ticks: 1 },
        { message: 1, shape: submission, ticks: 2 },
      ]).lines.sort(),
    ).toEqual(['10 +1 #1 internal null unknown', '10 +2 #1 submission null unknown'])
  })

  test('a message stands on the day of its earliest fact; later ones count on from there', () => {
    const { lines } = tableOf([
      { message: 2, shape: INBOUND, day: 11, ticks: 4 },
      { message: 1, shape: { ...INBOUND, kind: 'outbound' }, group: 1, day: 12, ticks: 5 },
      { message: 1, shape: INBOUND, day: 10, ticks: 6 },
    ])
    expect(lines.sort()).toEqual([
      `10 +${2 * TICKS_PER_DAY + 5} #1 outbound Relay 1.2`,
      '10 +6 #1 inbound Relay 1.2',
      '11 +4 #2 inbound Relay 1.2',
    ])
  })

  test('a message whose records were all refused is on no day', () => {
    const table = createMessageTable()
    table.messageOf(Uint32Array.of(1, 2, 3, 4))
    expect(table.finish().days).toEqual([])
    expect(table.messages).toBe(1)
  })

  test('repeats: the most repeated deciding record of each message', () => {
    const a: Entry = { message: 1, shape: INBOUND }
    const b: Entry = { message: 1, shape: null }
    expect(tableOf([a, b]).repeats).toBe(0)
    expect(tableOf([a, b, a, b]).repeats).toBe(1)
    expect(tableOf([a, a, a, b, b]).repeats).toBe(2)
    expect(tableOf([a, { ...a, message: 2 }, a, { ...a, message: 2 }]).repeats).toBe(2)
    // The same in meaning and time, another in its other columns: no repeat.
    expect(tableOf([a, { ...a, hash: 2 }]).repeats).toBe(0)
    // Repeats of a record that gives way to an earlier one.
    const late: Entry = { ...a, ticks: 8 }
    expect(tableOf([late, late, a]).repeats).toBe(0)
    expect(tableOf([a, late, late]).repeats).toBe(0)
  })

  test('nothing depends on the order of the records', () => {
    const anyShape = fc.record({
      ...Object.fromEntries(Object.entries(INBOUND).map(([key, value]) => [key, fc.constant(value)])),
      kind: fc.constantFrom('inbound', 'submission'),
      connector: fc.constantFrom(null, 'Relay', 'Partner'),
      tls: fc.constantFrom('none', '1.2', 'unknown'),
      isFirstHop: fc.boolean(),
    }) as fc.Arbitrary<Shape>
    const anyEntry = fc.record({
      message: fc.constantFrom(1, 2),
      shape: fc.option(anyShape),
      group: fc.constantFrom(0, 1),
      day: fc.constantFrom(10, 11),
      ticks: fc.constantFrom(0, 1),
      hash: fc.constantFrom(-2, 1, 0xffffffff),
    })
    const twoOrders = fc
      .array(anyEntry, { maxLength: 12 })
      .chain((entries) =>
        fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
      )
    fc.assert(
      fc.property(twoOrders, ([entries, shuffled]) => {
        const [one, other] = [tableOf(entries), tableOf(shuffled)]
        expect({ ...other, lines: other.lines.sort() }).toEqual({ ...one, lines: one.lines.sort() })
      }),
      { numRuns: 500 },
    )
  })
})

test('identities are numbered by first sight, all 128 bits compared', () => {
  const map = createIdentityMap()
  const numbers = Array.from({ length: 20_000 }, (_, at) =>
    map.numberOf(Uint32Array.of(at % 7, 0, at, at % 2), 5),
  )
  expect(numbers).toEqual(Array.from({ length: 20_000 }, (_, at) => at))
  expect(map.numberOf(Uint32Array.of(1, 0, 1, 1), 5)).toBe(1)
  expect(map.numberOf(Uint32Array.of(1, 1, 1, 1), 5)).toBe(20_000)
  expect([...map.list.copy(Uint32Array.of(20_000, 1))]).toEqual([1, 1, 1, 1, 1, 0, 1, 1])
  expect(map.size).toBe(20_001)
})
