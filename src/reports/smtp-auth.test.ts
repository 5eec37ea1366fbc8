import { describe, expect, it } from 'vitest'
import { importOf, inputOf, periodOf, type RollupLine, rollupsOf } from '../../test/helpers/report-input.ts'
import { smtpAuthReport } from './smtp-auth.ts'

const SUBMISSION = { kind: 'submission', certainty: 'likely' } as const
const RANGE = { from: 100, to: 106 }

const TRACE: readonly RollupLine[] = [
  [99, 50, { ...SUBMISSION, sender: 'old@contoso.com' }],
  [100, 2, { ...SUBMISSION, sender: 'scan@contoso.com', client: '203.0.113.9' }],
  [102, 1, { ...SUBMISSION, sender: 'scan@contoso.com', client: '192.168.1.20' }],
  [102, 3, { ...SUBMISSION, sender: 'app@fabrikam.com' }],
  [102, 9, { kind: 'inbound', sender: 'scan@contoso.com' }],
  [106, 4, { ...SUBMISSION, sender: 'bill@a@contoso.com', client: '203.0.113.9' }],
]
const TRACE_IMPORT = importOf('extended-trace', { from: 99, to: 106 })
const PORTAL_IMPORT = importOf('smtp-auth-clients', RANGE)

describe('smtpAuthReport', () => {
  it('adds up the submissions of the range by sender', () => {
    const report = smtpAuthReport(
      inputOf({ imports: [TRACE_IMPORT], rollups: [rollupsOf('message-trace', TRACE)] }),
    )
    expect(report).toMatchObject({
      family: 'message-trace',
      clients: 3,
      // 2 + 1 + 3 + 4.
      messages: 10,
      tls: { unknown: 10 },
      authentication: { unknown: 10 },
    })
    expect(report.byDay).toEqual([
      { day: 100, domain: 'contoso.com', messages: 2, tls: { unknown: 2 } },
      { day: 102, domain: 'contoso.com', messages: 1, tls: { unknown: 1 } },
      { day: 102, domain: 'fabrikam.com', messages: 3, tls: { unknown: 3 } },
      { day: 106, domain: 'contoso.com', messages: 4, tls: { unknown: 4 } },
    ])
    const rows = report.senders.map(({ address, messages, domain, firstDay, lastDay }) => [
      address,
      messages,
      domain,
      firstDay,
      lastDay,
    ])
    // Messages descending; app before scan, which has as many.
    expect(rows).toEqual([
      ['bill@a@contoso.com', 4, 'contoso.com', 106, 106],
      ['app@fabrikam.com', 3, 'fabrikam.com', 102, 102],
      ['scan@contoso.com', 3, 'contoso.com', 100, 102],
    ])
    expect(report.senders[2]).toMatchObject({
      clientIps: ['192.168.1.20', '203.0.113.9'],
      certainty: 'likely',
    })
  })

  it('counts a period total only where its whole period lies inside the range', () => {
    const inside = periodOf('inside.csv', RANGE, { 'scan@contoso.com': 5 })
    const cut = periodOf('cut.csv', { from: 95, to: 101 }, { 'old@contoso.com': 7 })
    const report = smtpAuthReport(inputOf({ imports: [PORTAL_IMPORT], periods: [cut, inside] }))
    expect(report).toMatchObject({ family: 'portal-report', clients: 1, messages: 5, byDay: [] })
    expect(report.senders).toEqual([
      {
        address: 'scan@contoso.com',
        domain: 'contoso.com',
        messages: 5,
        tls: { '1.2': 5 },
        authentication: { basic: 5 },
        clientIps: [],
        firstDay: null,
        lastDay: null,
        certainty: 'certain',
        // The period before is not covered, and no export ends before this one begins.
        previousMessages: null,
        isNew: null,
        attributes: [],
      },
    ])
    expect(report.periods.map(({ file, use, messages }) => [file, use, messages])).toEqual([
      ['inside.csv', 'counted', 5],
      ['cut.csv', 'outside', 7],
    ])
  })

  it('counts one of overlapping periods: the latest end, then the shortest, then the larger hash', () => {
    const periods = [
      periodOf('long.csv', RANGE, { 'a@b.c': 1 }),
      periodOf('short.csv', { from: 105, to: 106 }, { 'a@b.c': 2 }, 'a'),
      periodOf('twin.csv', { from: 105, to: 106 }, { 'a@b.c': 4 }, 'b'),
      periodOf('apart.csv', { from: 100, to: 104 }, { 'a@b.c': 8 }),
      periodOf('unknown.csv', null, { 'a@b.c': 16 }),
    ]
    const report = smtpAuthReport(inputOf({ imports: [PORTAL_IMPORT], periods }))
    // The twin with the larger hash and the one that it leaves room for: 4 + 8.
    expect(report.messages).toBe(12)
    expect(report.periods.map(({ file, use }) => [file, use])).toEqual([
      ['twin.csv', 'counted'],
      ['short.csv', 'overlaps'],
      ['long.csv', 'overlaps'],
      ['apart.csv', 'counted'],
      ['unknown.csv', 'overlaps'],
    ])
  })

  it('is not overlapped by a period that lies outside', () => {
    const outside = periodOf('outside.csv', { from: 103, to: 107 }, { 'a@b.c': 1 })
    const inside = periodOf('inside.csv', { from: 100, to: 104 }, { 'a@b.c': 2 })
    expect(smtpAuthReport(inputOf({ imports: [PORTAL_IMPORT], periods: [outside, inside] })).messages).toBe(2)
  })

  it('counts an export whose days nobody knows, with or without a range', () => {
    const unknown = {
      imports: [importOf('smtp-auth-clients', null)],
      periods: [periodOf('u.csv', null, { 'a@b.c': 3 })],
    }
    expect(smtpAuthReport(inputOf({ ...unknown, range: null }))).toMatchObject({
      range: null,
      family: 'portal-report',
      messages: 3,
    })
    expect(smtpAuthReport(inputOf(unknown)).messages).toBe(3)
  })

  it('chooses the family with the most covered days among those that have a fact', () => {
    const rollups = [rollupsOf('message-trace', TRACE)]
    const periods = [periodOf('p.csv', RANGE, { 'scan@contoso.com': 5 })]
    // Seven covered days each: the tie goes to the portal report.
    const both = { imports: [TRACE_IMPORT, PORTAL_IMPORT], rollups, periods }
    expect(smtpAuthReport(inputOf(both)).family).toBe('portal-report')
    // Five days are fewer than seven.
    const shorter = importOf('smtp-auth-clients', { from: 102, to: 106 })
    const short = {
      ...both,
      imports: [TRACE_IMPORT, shorter],
      periods: [periodOf('p.csv', { from: 102, to: 106 }, { 'a@b.c': 1 })],
    }
    expect(smtpAuthReport(inputOf(short)).family).toBe('message-trace')
    // Covered days without a fact count for nothing.
    expect(
      smtpAuthReport(inputOf({ ...both, rollups: [rollupsOf('message-trace', [])], periods: [] })).family,
    ).toBeNull()
    expect(smtpAuthReport(inputOf({ ...both, family: 'message-trace' })).family).toBe('message-trace')
  })

  it('shows what another family says of a sender, and adds nothing', () => {
    const report = smtpAuthReport(
      inputOf({
        imports: [TRACE_IMPORT, PORTAL_IMPORT],
        rollups: [rollupsOf('message-trace', TRACE)],
        periods: [periodOf('p.csv', RANGE, { 'scan@contoso.com': 5, 'new@contoso.com': 1 })],
      }),
    )
    expect(report.messages).toBe(6)
    expect(report.senders[0]?.attributes).toEqual([
      {
        family: 'message-trace',
        range: RANGE,
        messages: 3,
        tls: { unknown: 3 },
        authentication: { unknown: 3 },
        clientIps: ['192.168.1.20', '203.0.113.9'],
        firstDay: 100,
        lastDay: 102,
      },
    ])
    expect(report.senders[1]).toMatchObject({ address: 'new@contoso.com', attributes: [] })
  })

  it('keeps its shape without facts', () => {
    expect(smtpAuthReport(inputOf({ range: null }))).toEqual({
      range: null,
      family: null,
      coverage: [],
      clients: 0,
      messages: 0,
      tls: {},
      authentication: {},
      byDay: [],
      senders: [],
      previous: null,
      failedLogons: { count: 0, users: [] },
      periods: [],
    })
  })
})
