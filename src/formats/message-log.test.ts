import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listFacts } from '../../test/helpers/list-facts.ts'
import { openKernel } from '../csv/kernel/kernel.ts'
import { createShapeTable, type Shape, type ShapeTable } from '../facts/shape.ts'
import { createKernelLog, type KernelLog } from './kernel-log.ts'
import { createMessageLog } from './message-log.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'

const DAY = 20_776
const SHAPES: readonly Shape[] = ['', 'ann@contoso.com', 'eva@contoso.com'].flatMap((sender) => [
  { ...INTERNAL_SHAPE, sender },
  { ...INTERNAL_SHAPE, sender, kind: 'inbound', connector: 'Relay', connectorType: 'Unknown' },
])

interface Sample {
  readonly id: number
  readonly day: number
  readonly ticks: number
  readonly shape: number
  readonly bytes: number
  readonly deliveries: number
}

const anySample: fc.Arbitrary<Sample> = fc.record({
  id: fc.nat(8),
  day: fc.integer({ min: DAY, max: DAY + 3 }),
  // Beyond 32 bits, and the last tick of a day.
  ticks: fc.constantFrom(0, 1, 2 ** 32 - 1, 2 ** 32, 863_999_999_999),
  shape: fc.nat(SHAPES.length - 1),
  bytes: fc.constantFrom(0, 1, 0xffffffff),
  // Beyond what a row has room for.
  deliveries: fc.constantFrom(0, 1, 2, 254, 255, 256, 0xffffffff),
})

const identityOf = (id: number) => Uint32Array.of(Math.imul(id, 0x9e3779b1), 0, id % 3, 0xffffffff)

function compareWords(one: readonly number[], other: readonly number[]): number {
  const word = one.findIndex((value, index) => value !== other[index])
  return word < 0 ? 0 : (one[word] as number) - (other[word] as number)
}

const LOGS = { typescript: createMessageLog, kernel: createLogOfKernel } as const

/** Its keys are the shapes' ids. */
function createLogOfKernel(shapes: ShapeTable, firstLimit = 2 ** 20): KernelLog {
  const kernel = openKernel()
  if (!kernel) throw new Error('this runtime has no WebAssembly')
  kernel.start(0x2c, 1, 1, 1n, 2n)
  // No record is read by the kernel: only the days matter.
  kernel.openLog(0, 0, 0, 0, 0, 0, DAY, DAY + 3)
  const putShapes = () => {
    const keys = new Uint32Array(kernel.memory.buffer, kernel.keys.value, kernel.keyRoom.value)
    for (let key = 0; key < keys.length; key++) keys[key] = key
    return shapes.toColumns()
  }
  return createKernelLog(kernel, { shapeOf: shapes.shape, putShapes, firstLimit })
}

function readByLog(by: keyof typeof LOGS, samples: readonly Sample[], firstLimit?: number) {
  const shapes = createShapeTable()
  const log = LOGS[by](shapes, firstLimit)
  const ids = SHAPES.map(shapes.idOf)
  for (const { id, day, ticks, shape, bytes, deliveries } of samples) {
    log.add(identityOf(id), 0, day, ticks, ids[shape] as number, bytes, deliveries)
  }
  const facts = log.finish()
  return { facts: listFacts(facts), days: Array.from(facts.days, ({ day }) => day), messages: log.messages }
}

/** The same by the table of messages, which looks each one up. */
function readByTable(samples: readonly Sample[]) {
  const table = createMessageTable()
  const ids = SHAPES.map(table.shapeId)
  for (const { id, shape, ...values } of samples) {
    const fact = { ...values, group: 0, hash: () => 0, shape: ids[shape] as number }
    table.addFact(table.messageOf(identityOf(id), values.day), fact)
  }
  const facts = table.finish()
  return { facts: listFacts(facts), days: Array.from(facts.days, ({ day }) => day), messages: table.messages }
}

describe.each(['typescript', 'kernel'] as const)('the log of messages in %s', (by) => {
  it('states what the table of messages does', () => {
    fc.assert(
      fc.property(fc.array(anySample, { maxLength: 60 }), (samples) => {
        expect(readByLog(by, samples)).toEqual(readByTable(samples))
      }),
    )
  })

  it('drops what came again while it is written, and forgets nothing', () => {
    // 900 messages, each with 33 records or so, on three days in turns.
    const samples = Array.from({ length: 30_000 }, (_, index) => ({
      id: (index * 7) % 900,
      day: DAY + (index % 3),
      ticks: (30_000 - index) * 1_000_000,
      shape: index % SHAPES.length,
      bytes: index % 5,
      deliveries: 1,
    }))
    const table = readByTable(samples)
    expect(table.messages).toBe(900)
    expect(readByLog(by, samples, 1)).toEqual(table)
    expect(readByLog(by, samples, 5_000)).toEqual(table)
  })

  it('finds the few that came again among more than a million', () => {
    // The last 1,000 of 1,101,000 are the first 1,000 again, with a later record. They are looked for once, at the end.
    const log = LOGS[by](createShapeTable(), 2 ** 21)
    const identity = new Uint32Array(4)
    for (let index = 0; index < 1_101_000; index++) {
      const id = index % 1_100_000
      identity.set([Math.imul(id, 0x9e3779b1), id, 0, 7])
      log.add(identity, 0, DAY, index, 0, 0, 1)
    }
    const [day] = log.finish().days
    expect(log.messages).toBe(1_100_000)
    expect(day?.ticks.length).toBe(1_100_000)
    // Of each the earlier one: every number below 1,100,000 once.
    expect(day?.ticks.reduce((sum, ticks) => sum + ticks, 0)).toBe((1_100_000 * 1_099_999) / 2)
  })

  it('sorts identities that are not random, and nearly equal ones', () => {
    // More than a pile of each first word, which differ in the last, and none in order.
    const samples = Array.from({ length: 500 }, (_, index) => ({
      id: (index * 211) % 500,
      day: DAY,
      ticks: index,
      shape: 0,
      bytes: 0,
      deliveries: 1,
    }))
    const identityOf = (id: number) => Uint32Array.of(id % 3, 7, 0xffffffff - (id % 5), id)
    const log = LOGS[by](createShapeTable())
    for (const { id, day, ticks, ...rest } of samples)
      log.add(identityOf(id), 0, day, ticks, 0, 0, rest.deliveries)
    const [day] = log.finish().days
    const rows = Array.from({ length: 500 }, (_, row) => [
      ...(day?.identity.subarray(row * 4, row * 4 + 4) ?? []),
    ])
    const expected = samples.map(({ id }) => [...identityOf(id)]).sort(compareWords)
    expect(rows).toEqual(expected)
  })

  it('holds nothing before the first record', () => {
    expect(readByLog(by, [])).toEqual({ facts: [], days: [], messages: 0 })
  })
})
