import { describe, expect, it } from 'vitest'
import { importOf, rollupsOf } from '../../test/helpers/report-input.ts'
import type { TlsImport } from '../facts/coverage.ts'
import type { TlsOutcome } from '../facts/facts.ts'
import { type EvidenceInput, evidenceReport, tlsFailures } from './evidence.ts'
import { mailFlowReport } from './mail-flow.ts'
import { smtpAuthReport } from './smtp-auth.ts'

const RANGE = { from: 100, to: 106 }

function input(fields: Partial<EvidenceInput>): EvidenceInput {
  return { imports: [], rollups: [], tlsImports: [], range: RANGE, ...fields }
}

const OUTCOME: TlsOutcome = {
  day: 101,
  reporter: 'Fabrikam Mail',
  report: 'r1',
  domain: 'contoso.com',
  policy: 'mta-sts',
  isFailure: true,
  reason: 'certificate-expired',
  count: 4,
  unit: 'sessions',
}
/** Who counted it, and when. */
const SOURCE = { reporters: ['Fabrikam Mail'], firstDay: 101, lastDay: 101 }
const HELD = { ...OUTCOME, isFailure: false, reason: '', count: 90 }

function tlsImport(
  importId: string,
  rows: readonly Partial<TlsOutcome>[],
  more: Partial<TlsImport> = {},
): TlsImport {
  return {
    importId,
    file: `${importId}.json`,
    covered: { from: 101, to: 101 },
    sha256: importId,
    rows: rows.map((row) => ({ ...OUTCOME, ...row })),
    ...more,
  }
}

function outcomes(...tlsImports: readonly TlsImport[]) {
  return evidenceReport(input({ tlsImports })).tlsOutcomes
}

describe('the sign-ins', () => {
  const scan = {
    kind: 'sign-in',
    sender: 'scan@x.com',
    client: '203.0.113.9',
    authentication: 'basic',
  } as const
  const rollups = [
    rollupsOf('evidence', [
      [100, 3, scan],
      [102, 2, { ...scan, client: '192.0.2.1' }],
      [103, 1, { ...scan, kind: 'failed-sign-in', client: '198.51.100.1', authentication: 'unknown' }],
      [99, 50, scan],
      [101, 9, { kind: 'failed-sign-in', sender: 'ann@x.com', client: '', authentication: 'oauth' }],
    ]),
    // Another family's logons are another matter.
    rollupsOf('on-premises', [[101, 7, { kind: 'failed-logon', sender: 'scan@x.com' }]]),
  ]

  it('are counted per user: what succeeded first, addresses and authentication of both', () => {
    expect(evidenceReport(input({ rollups })).signIns).toEqual([
      {
        user: 'scan@x.com',
        succeeded: 5,
        failed: 1,
        authentication: { basic: 5, unknown: 1 },
        clientIps: ['192.0.2.1', '203.0.113.9'],
        failedClientIps: ['198.51.100.1'],
        firstDay: 100,
        lastDay: 103,
      },
      {
        user: 'ann@x.com',
        succeeded: 0,
        failed: 9,
        authentication: { oauth: 9 },
        clientIps: [],
        failedClientIps: [],
        firstDay: 101,
        lastDay: 101,
      },
    ])
  })

  it('are messages in no report, and their family is none to choose', () => {
    const imports = [importOf('entra-sign-ins', RANGE), importOf('tls-rpt', RANGE)]
    const given = { imports, periods: [], rollups, range: RANGE }
    expect(smtpAuthReport(given)).toMatchObject({ family: null, messages: 0, clients: 0, coverage: [] })
    expect(mailFlowReport(given)).toMatchObject({ family: null, internal: 0, connectors: [], coverage: [] })
  })

  it('say which days an export covers, so that none is not taken for no export', () => {
    const imports = [
      importOf('entra-sign-ins', { from: 90, to: 101 }),
      importOf('tls-rpt', { from: 106, to: 120 }),
    ]
    expect(evidenceReport(input({ imports }))).toMatchObject({
      signIns: [],
      signInDays: [100, 101],
      tlsDays: [106],
      formats: ['entra-sign-ins', 'tls-rpt'],
    })
  })
})

describe('the TLS outcomes', () => {
  it('stand per domain and policy, failures by reason beside what held', () => {
    const rows = [
      HELD,
      {},
      { reason: 'starttls-not-supported', count: 6 },
      { ...HELD, domain: 'b.com', count: 1 },
    ]
    expect(outcomes(tlsImport('a', rows))).toEqual([
      {
        domain: 'contoso.com',
        policy: 'mta-sts',
        unit: 'sessions',
        succeeded: 90,
        failed: 10,
        reasons: [
          { reason: 'starttls-not-supported', failed: 6, ...SOURCE },
          { reason: 'certificate-expired', failed: 4, ...SOURCE },
        ],
        reporters: ['Fabrikam Mail'],
        firstDay: 101,
        lastDay: 101,
      },
      {
        domain: 'b.com',
        policy: 'mta-sts',
        unit: 'sessions',
        succeeded: 1,
        failed: 0,
        reasons: [],
        reporters: ['Fabrikam Mail'],
        firstDay: 101,
        lastDay: 101,
      },
    ])
  })

  it('are never added over policies and units', () => {
    const rows = [
      HELD,
      { ...HELD, policy: 'dane', count: 95 },
      { ...HELD, unit: 'messages', count: 2 },
    ] as const
    expect(
      outcomes(tlsImport('a', rows)).map(({ policy, unit, succeeded }) => [policy, unit, succeeded]),
    ).toEqual([
      ['dane', 'sessions', 95],
      ['mta-sts', 'messages', 2],
      ['mta-sts', 'sessions', 90],
    ])
  })

  it('count two copies of a report once, and reports of other ids, days and senders all', () => {
    const others = [{ report: 'r2' }, { day: 102 }, { reporter: 'Example Mail' }]
    const [row] = outcomes(
      tlsImport('a', [{}, ...others]),
      tlsImport('b', [{ count: 5 }]),
      tlsImport('c', [{}]),
    )
    // 5 of the larger copy, 4 of each of the others.
    expect(row).toMatchObject({
      failed: 17,
      reporters: ['Example Mail', 'Fabrikam Mail'],
      firstDay: 101,
      lastDay: 102,
    })
  })

  it('say of each reason who reported it, and when', () => {
    const [row] = outcomes(tlsImport('a', [{}, { reason: 'b', reporter: 'Example Mail', day: 103 }]))
    expect(row).toMatchObject({
      reporters: ['Example Mail', 'Fabrikam Mail'],
      firstDay: 101,
      lastDay: 103,
      reasons: [
        { reason: 'b', reporters: ['Example Mail'], firstDay: 103, lastDay: 103 },
        { reason: 'certificate-expired', reporters: ['Fabrikam Mail'], firstDay: 101, lastDay: 101 },
      ],
    })
  })

  it('count only inside the range', () => {
    expect(outcomes(tlsImport('a', [{ day: 99 }, { day: 107 }]))).toEqual([])
    expect(evidenceReport(input({ range: null, tlsImports: [tlsImport('a', [{}])] })).tlsOutcomes).toEqual([])
  })

  it('take a reason with any name', () => {
    expect(
      outcomes(tlsImport('a', [{ reason: '__proto__' }, { reason: 'constructor' }]))[0]?.reasons,
    ).toMatchObject([
      { reason: '__proto__', failed: 4 },
      { reason: 'constructor', failed: 4 },
    ])
  })

  it('list every failure by its reason, most failures first', () => {
    const rows = [
      {},
      { reason: 'b', count: 1 },
      { domain: 'b.com', count: 3 },
      HELD,
      { ...HELD, domain: 'c.com' },
    ]
    const report = evidenceReport(input({ tlsImports: [tlsImport('a', rows)] }))
    expect(
      tlsFailures(report).map(({ domain, reason, failed, succeeded }) => [domain, reason, failed, succeeded]),
    ).toEqual([
      ['contoso.com', 'certificate-expired', 4, 90],
      ['b.com', 'certificate-expired', 3, 0],
      ['contoso.com', 'b', 1, 90],
    ])
  })
})

describe('outcomes without a day', () => {
  const blocked = { day: null, report: '', reporter: 'Microsoft', unit: 'messages' } as const
  const sent = { ...blocked, isFailure: false, reason: '', count: 100 }

  function failedOf(...imports: readonly TlsImport[]): number {
    return outcomes(...imports).reduce((sum, { failed }) => sum + failed, 0)
  }

  it('count where their whole period lies in the range', () => {
    expect(failedOf(tlsImport('a', [blocked], { covered: RANGE }))).toBe(4)
    expect(failedOf(tlsImport('a', [blocked], { covered: { from: 99, to: 104 } }))).toBe(0)
    expect(failedOf(tlsImport('a', [blocked], { covered: null }))).toBe(4)
    expect(outcomes(tlsImport('a', [blocked], { covered: RANGE }))[0]).toMatchObject({
      firstDay: null,
      lastDay: null,
    })
  })

  it('count of one of several exports whose periods overlap: the latest, then the shortest', () => {
    const long = tlsImport('a', [{ ...blocked, count: 1 }], { covered: RANGE })
    const short = tlsImport('b', [{ ...blocked, count: 2 }], { covered: { from: 104, to: 106 } })
    const early = tlsImport('c', [{ ...blocked, count: 8 }], { covered: { from: 100, to: 103 } })
    const unknown = tlsImport('d', [{ ...blocked, count: 16 }], { covered: null })
    expect(failedOf(long, short)).toBe(2)
    expect(failedOf(unknown, early, short, long)).toBe(10)
  })

  it('count blocked and sent messages of the same period both', () => {
    const [row] = outcomes(
      tlsImport('a', [blocked], { covered: RANGE }),
      tlsImport('b', [sent], { covered: RANGE }),
    )
    expect(row).toMatchObject({ failed: 4, succeeded: 100 })
  })
})
