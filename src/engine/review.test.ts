import { expect, test } from 'vitest'
import { messageFacts } from '../../test/fakes/facts.ts'
import type { ReadExport } from './read-export.ts'
import { isClear, lacksLastDay, reviewOf } from './review.ts'

const NOW = Date.UTC(2026, 10, 21, 12)
/** 2026-11-20. */
const DAY = 20_777

const READ: ReadExport = {
  format: 'extended-trace',
  family: 'message-trace',
  says: ['submissions'],
  encoding: 'utf-8',
  hasLocalTimes: false,
  timeZone: null,
  mapping: null,
  records: 4,
  accepted: 3,
  blank: 1,
  rejected: [],
  messages: 3,
  repeats: 1,
  warnings: [],
  covered: { from: DAY, to: DAY },
  facts: messageFacts([
    { id: 1, day: DAY, sender: 'a@x.com' },
    { id: 2, day: DAY, sender: 'b@x.com' },
    { id: 3, day: DAY, sender: 'a@x.com' },
  ]),
}

const look = (change: Partial<ReadExport>) =>
  reviewOf({ read: { ...READ, ...change }, fileDate: null, now: NOW })

test('counts what the file holds', () => {
  expect(look({})).toMatchObject({ records: 4, messages: 3, senders: 2, duplicates: 1, asks: [] })
})

test('asks for the days of totals and for the zone of local times, until they are given', () => {
  const totals = { kind: 'period-totals', period: null, totals: [] } as const
  const asked = look({ facts: totals, warnings: ['period-unknown'] })
  // The day before 21 November, and six before it.
  expect(asked).toMatchObject({
    asks: ['period'],
    suggestedPeriod: { from: DAY - 6, to: DAY },
    warnings: [],
  })
  expect(look({ hasLocalTimes: true }).asks).toEqual(['time-zone'])
  expect(look({ hasLocalTimes: true, timeZone: 'UTC' }).asks).toEqual([])
})

test('needs nobody where it asks nothing, warns of nothing and rejects nothing', () => {
  expect(isClear(look({ warnings: ['values-read-as-percent'] }), null)).toBe(true)
  expect(isClear(look({ warnings: ['row-cap'] }), null)).toBe(false)
  expect(isClear(look({ hasLocalTimes: true }), null)).toBe(false)
  expect(isClear(look({ rejected: [{ code: 'field-count', count: 1, firstRecord: 1 }] }), null)).toBe(false)
})

test('needs nobody the second time where nothing is new', () => {
  const seen = look({ warnings: ['row-cap'], rejected: [{ code: 'field-count', count: 1, firstRecord: 1 }] })
  expect(isClear(seen, seen)).toBe(true)
  expect(isClear({ ...seen, warnings: [...seen.warnings, 'invalid-bytes'] }, seen)).toBe(false)
  expect(isClear({ ...seen, rejected: [] }, seen)).toBe(false)
})

const at = (day: number, hour: number) => (day * 24 + hour) * 3_600_000
const trace = (to: number) => ({ format: 'extended-trace', covered: { from: to, to } }) as const

test.each([
  // Made on the 20th at 08:00: 24 hours before, the 19th had begun, so it may be whole up to then.
  ['ends the day before', trace(DAY - 1), at(DAY, 8), false],
  ['ends two days before', trace(DAY - 2), at(DAY, 8), true],
  ['ends on its own day', trace(DAY), at(DAY, 8), false],
  ['ends ten days before the last 24 hours: a copy', trace(DAY - 11), at(DAY, 8), false],
  ['has no date', trace(DAY - 2), null, false],
])('the last day is missing: a trace that %s', (_what, read, fileDate, isMissing) => {
  expect(lacksLastDay(read, fileDate)).toBe(isMissing)
})

test('only historical searches lag behind', () => {
  expect(lacksLastDay({ ...trace(DAY - 2), format: 'message-trace' }, at(DAY, 8))).toBe(false)
})
