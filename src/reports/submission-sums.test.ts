import { expect, it } from 'vitest'
import { inputOf, type RollupLine, rollupsOf } from '../../test/helpers/report-input.ts'
import { senderDays, submissionDays, submissionSums } from './submission-sums.ts'

const RANGE = { from: 100, to: 106 }
const SCAN = { kind: 'submission', sender: 'scan@contoso.com' } as const
const LINES: readonly RollupLine[] = [
  [99, 70, { ...SCAN, tls: '1.2' }],
  [100, 2, { ...SCAN, tls: '1.0' }],
  [100, 3, { ...SCAN, tls: '1.2', client: '203.0.113.9' }],
  [100, 4, { ...SCAN, tls: '1.2', client: '203.0.113.10' }],
  [100, 9, { kind: 'inbound', sender: 'scan@contoso.com', tls: '1.0' }],
  [102, 1, { ...SCAN, sender: 'app@contoso.com', tls: '1.0' }],
  [106, 5, { ...SCAN, tls: '1.0' }],
  [106, 6, { ...SCAN, sender: 'app@fabrikam.com' }],
]
const INPUT = inputOf({ rollups: [rollupsOf('message-trace', LINES)] })

it('adds up each shape over the days of the range, submissions alone', () => {
  const sums = submissionSums(INPUT, 'message-trace', RANGE)
  expect(sums.reduce((sum, one) => sum + one.messages, 0)).toBe(2 + 3 + 4 + 1 + 5 + 6)
  const old = sums.find(({ shape }) => shape.sender === SCAN.sender && shape.tls === '1.0')
  expect(old).toMatchObject({ messages: 2 + 5, firstDay: 100, lastDay: 106 })
  expect(submissionSums(INPUT, 'message-trace', null)).toEqual([])
  expect(submissionSums(INPUT, 'on-premises', RANGE)).toEqual([])
})

it('adds up TLS versions by day and domain', () => {
  expect(submissionDays(INPUT, 'message-trace', RANGE)).toEqual([
    { day: 100, domain: 'contoso.com', messages: 9, tls: { '1.0': 2, '1.2': 7 } },
    { day: 102, domain: 'contoso.com', messages: 1, tls: { '1.0': 1 } },
    { day: 106, domain: 'contoso.com', messages: 5, tls: { '1.0': 5 } },
    { day: 106, domain: 'fabrikam.com', messages: 6, tls: { unknown: 6 } },
  ])
})

it("gives one sender's days", () => {
  expect(senderDays(INPUT, 'message-trace', 'scan@contoso.com')).toEqual([
    { day: 100, messages: 9, tls: { '1.0': 2, '1.2': 7 } },
    { day: 106, messages: 5, tls: { '1.0': 5 } },
  ])
  expect(senderDays(INPUT, 'portal-report', 'scan@contoso.com')).toEqual([])
})
