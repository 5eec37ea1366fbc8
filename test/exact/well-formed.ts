import { expect } from 'vitest'
import type { ReadExport } from '../../src/engine/read-export.ts'
import { isInside, TICKS_PER_DAY } from '../../src/facts/day.ts'
import {
  type ConnectorDays,
  type FactDay,
  IDENTITY_WORDS,
  type MessageFacts,
  type PeriodTotals,
} from '../../src/facts/facts.ts'
import { compareIdentities } from '../../src/facts/identity.ts'
import { unpackShapes } from '../../src/facts/shape.ts'
import type { FactKind } from '../../src/facts/vocabulary.ts'

/** Facts of these kinds are of accounts: their identities are no messages. */
const NO_MESSAGES: readonly FactKind[] = ['failed-logon', 'sign-in', 'failed-sign-in']

/** What the account of any file must keep, whatever is in it. */
export function expectWholeAccount(read: ReadExport): void {
  const refused = read.rejected.reduce((sum, { count }) => sum + count, 0)
  expect(read.accepted + refused + read.blank).toBe(read.records)
  for (const { firstRecord } of read.rejected) {
    expect(firstRecord).toBeGreaterThan(0)
    expect(firstRecord).toBeLessThanOrEqual(read.records)
  }
  expect(read.repeats).toBeGreaterThanOrEqual(0)
  expect(read.repeats).toBeLessThanOrEqual(read.accepted)
  expect(new Set(read.warnings).size).toBe(read.warnings.length)
}

/** What the facts of any file must keep: what the store and the rollups rely on. */
export function expectWellFormed(read: ReadExport): void {
  switch (read.facts.kind) {
    case 'messages':
      expectMessages(read, read.facts)
      break
    case 'connector-days':
      expectConnectorDays(read, read.facts)
      break
    case 'period-totals':
      expectPeriodTotals(read, read.facts)
      break
    case 'tls-outcomes':
      for (const { count } of read.facts.rows) expect(count).toBeGreaterThan(0)
  }
}

function expectMessages(read: ReadExport, { days, shapes: columns, fragments }: MessageFacts): void {
  const shapes = unpackShapes(columns)
  const homes = new Map<string, number>()
  const messages = new Set<string>()
  let before = Number.NEGATIVE_INFINITY
  for (const day of days) {
    expect(day.day).toBeGreaterThan(before)
    before = day.day
    expectSorted(day)
    for (const [row, id] of day.shape.entries()) {
      const identity = day.identity.subarray(row * IDENTITY_WORDS, (row + 1) * IDENTITY_WORDS).join()
      // All rows of one message stand on one day.
      expect(homes.get(identity) ?? day.day).toBe(day.day)
      homes.set(identity, day.day)
      const shape = shapes[id]
      if (!shape) throw new Error(`no shape ${id}`)
      // Evidence has no messages: what its files count are the sign-ins.
      if (read.family === 'evidence' || !NO_MESSAGES.includes(shape.kind)) messages.add(identity)
      const ticks = day.ticks[row] ?? Number.NaN
      expect(Number.isInteger(ticks) && ticks >= 0).toBe(true)
      const { covered } = read
      expect(covered && isInside(day.day + Math.floor(ticks / TICKS_PER_DAY), covered)).toBe(true)
    }
  }
  // Of a protocol log it counts those too that another server sent on, and those of sessions that wait for the rest.
  if (fragments) expect(messages.size).toBeLessThanOrEqual(read.messages)
  else expect(messages.size).toBe(read.messages)
}

function expectSorted(day: FactDay): void {
  const rows = day.shape.length
  expect(rows).toBeGreaterThan(0)
  const lengths = [day.identity.length / IDENTITY_WORDS, day.ticks, day.bytes, day.deliveries]
  expect(lengths.map((one) => (typeof one === 'number' ? one : one.length))).toEqual([rows, rows, rows, rows])
  for (let row = 1; row < rows; row++) {
    expect(compareIdentities(day.identity, row - 1, day.identity, row)).toBeLessThanOrEqual(0)
  }
  let earliest = Number.POSITIVE_INFINITY
  for (const ticks of day.ticks) earliest = Math.min(earliest, ticks)
  // A day is the one of its messages' earliest facts.
  expect(earliest).toBeLessThan(TICKS_PER_DAY)
}

function expectConnectorDays(read: ReadExport, { rows }: ConnectorDays): void {
  const keys = rows.map(({ day, direction, connector }) => JSON.stringify([day, direction, connector]))
  expect(new Set(keys).size).toBe(rows.length)
  for (const { day, tls, messages, connector, connectorType } of rows) {
    expect(sum(tls)).toBe(messages)
    expect(read.covered && isInside(day, read.covered)).toBe(true)
    if (connector === null) expect(connectorType).toBe('None')
  }
  expect(rows.reduce((all, { messages }) => all + messages, 0)).toBe(read.messages)
}

function expectPeriodTotals(read: ReadExport, { totals }: PeriodTotals): void {
  expect(new Set(totals.map(({ sender }) => sender)).size).toBe(totals.length)
  for (const { messages, tls, authentication } of totals) {
    expect([sum(tls), sum(authentication)]).toEqual([messages, messages])
  }
  expect(totals.reduce((all, { messages }) => all + messages, 0)).toBe(read.messages)
}

function sum(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce((all: number, count) => all + (count ?? 0), 0)
}
