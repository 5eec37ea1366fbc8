import { expect, it } from 'vitest'
import { importOf, inputOf, rollupsOf } from '../../../../test/helpers/report-input.ts'
import { mailFlowReport } from '../../../reports/mail-flow.ts'
import { dayRowKey, dayRows, openedRow } from './day-rows.ts'
import { type FlowWords, flowChoices, rowOf, shownParts } from './shown-flow.ts'

const WORDS: FlowWords = {
  all: 'All',
  directionName: (direction) => direction,
  connectorTitle: ({ direction, connector }) => `${direction} ${connector ?? 'without'}`,
}

const RELAY = { connector: 'Relay', connectorType: 'OnPremises' } as const

/** 18,262 is 1 January 2020. */
const DAY = 18_262
const RANGE = { from: DAY, to: DAY + 6 }

const REPORT = mailFlowReport(
  inputOf({
    range: RANGE,
    imports: [importOf('inbound-outbound-messages', RANGE)],
    rollups: [
      rollupsOf('portal-report', [
        [DAY, 5, { ...RELAY, tls: '1.0', forcedTls: 'no' }],
        [DAY, 3, { ...RELAY, tls: '1.2', forcedTls: 'no' }],
        [DAY + 1, 2, { ...RELAY, tls: '1.2', forcedTls: 'yes' }],
        [DAY + 1, 9, { tls: '1.2' }],
        [DAY + 1, 2, { kind: 'outbound', connector: 'Archive', tls: 'none' }],
      ]),
    ],
  }),
)

it('shows both directions for all mail flow, and one connector alone', () => {
  // 5 + 3 + 2 + 9 in, 2 out.
  expect(shownParts(REPORT, '', WORDS).map(({ name, messages }) => [name, messages])).toEqual([
    ['inbound', 19],
    ['outbound', 2],
  ])
  expect(shownParts(REPORT, 'inbound =Relay', WORDS)).toMatchObject([
    { name: 'inbound Relay', messages: 10, tls: { '1.0': 5, '1.2': 5 } },
  ])
  expect(shownParts(REPORT, 'inbound', WORDS)).toMatchObject([{ name: 'inbound without', messages: 9 }])
  expect(shownParts(REPORT, 'nonsense', WORDS)).toHaveLength(2)
})

it('offers all, the named connectors, and mail without one in both directions', () => {
  expect(flowChoices(REPORT, '', WORDS).map(({ label }) => label)).toEqual([
    'All',
    'inbound Relay',
    'outbound Archive',
    'inbound without',
    'outbound without',
  ])
})

it('keeps a connector of a link that has no message in these days', () => {
  expect(flowChoices(REPORT, 'outbound =Gone', WORDS).map(({ value }) => value)).toContain('outbound =Gone')
  expect(shownParts(REPORT, 'outbound =Gone', WORDS)).toMatchObject([{ name: 'outbound Gone', messages: 0 }])
  expect(rowOf(REPORT, { direction: 'outbound', connector: null })).toMatchObject({ messages: 0, byDay: [] })
})

it('has one line a day and connector, newest first, then most messages', () => {
  expect(dayRows(REPORT, '').map((row) => [dayRowKey(row), row.messages, row.forcedTls])).toEqual([
    ['2020-01-02 inbound', 9, 'unknown'],
    ['2020-01-02 outbound =Archive', 2, 'unknown'],
    ['2020-01-02 inbound =Relay', 2, 'yes'],
    ['2020-01-01 inbound =Relay', 8, 'no'],
  ])
  expect(dayRows(REPORT, 'outbound =Archive')).toHaveLength(1)
})

it('opens what the address names: a day, a connector, or nothing', () => {
  expect(openedRow(REPORT, '2020-01-01 inbound =Relay')).toMatchObject({
    kind: 'day',
    day: { messages: 8 },
    row: { messages: 10 },
  })
  expect(openedRow(REPORT, 'inbound')).toMatchObject({ kind: 'connector', row: { messages: 9 } })
  expect(openedRow(REPORT, '2020-01-05 inbound =Relay')).toBeNull()
  expect(openedRow(REPORT, null)).toBeNull()
})
