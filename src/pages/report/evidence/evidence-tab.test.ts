// @vitest-environment happy-dom
import { h, render } from 'preact'
import { describe, expect, it, vi } from 'vitest'
import { evidence, NO_TRACED, WEEK } from '../../../../test/ui/models.ts'
import { testRoot } from '../../../../test/ui/test-root.ts'
import type { EvidenceReport } from '../../../reports/evidence.ts'
import type { FailedLogons } from '../../../reports/report.ts'
import type { SignInRow } from '../../../reports/sign-ins.ts'
import type { TlsOutcomeRow } from '../../../reports/tls-evidence.ts'
import type { TracedMessages } from '../../../reports/traced-messages.ts'
import { format } from '../../../ui/format.ts'
import { EvidenceTab } from './evidence-tab.tsx'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const root = testRoot()

function show(
  change: Partial<EvidenceReport>,
  traced: TracedMessages = NO_TRACED,
  logons: FailedLogons = { count: 0, users: [] },
): string {
  render(h(EvidenceTab, { report: evidence(change), traced, logons }), root)
  return root.textContent ?? ''
}

/** The texts of a table's cells, row by row. */
function cellsOf(label: string): string[][] {
  const table = root.querySelector(`table[aria-label="${label}"]`)
  const rows = [...(table?.querySelectorAll('tbody tr') ?? [])]
  return rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim() ?? ''))
}

const SIGN_INS = 'SMTP AUTH sign-ins by user'
const OUTCOMES = 'TLS outcomes by recipient domain, protection and reason'
const DAYS = [WEEK.from, WEEK.from + 1]

const SCAN: SignInRow = {
  user: 'scan@contoso.com',
  succeeded: 1200,
  failed: 3,
  authentication: { basic: 1200, unknown: 3 },
  clientIps: ['203.0.113.9', '203.0.113.10'],
  failedClientIps: ['198.51.100.1'],
  firstDay: WEEK.from,
  lastDay: WEEK.from + 1,
}
const ONE_DAY = { firstDay: WEEK.from, lastDay: WEEK.from }
const FAILING: TlsOutcomeRow = {
  domain: 'contoso.com',
  policy: 'mta-sts',
  unit: 'sessions',
  succeeded: 90,
  failed: 10,
  reasons: [
    { reason: 'unspecified', failed: 6, reporters: ['Example Mail'], ...ONE_DAY },
    { reason: 'certificate-expired', failed: 4, reporters: ['Fabrikam Mail'], ...ONE_DAY },
  ],
  reporters: ['Example Mail', 'Fabrikam Mail'],
  firstDay: WEEK.from,
  lastDay: WEEK.from,
}
const HOLDING = { ...FAILING, policy: 'dane', failed: 0, reasons: [], succeeded: 95 } as const

describe('the evidence tab', () => {
  it('says which exports to bring, and from where, before there is any', () => {
    const text = show({})
    expect(text).toContain('Entra admin center > Monitoring & health > Sign-in logs')
    expect(text).toContain('_smtp._tls DNS record')
    expect(text).toContain('Outbound messages in transit security > Export')
    expect(root.querySelectorAll('table')).toHaveLength(0)
  })

  it('shows sign-ins per user, and never calls them messages', () => {
    const text = show({ formats: ['entra-sign-ins'], signIns: [SCAN], signInDays: DAYS })
    expect(cellsOf(SIGN_INS)).toEqual([
      [
        'scan@contoso.com',
        'Basic 1,200, Unknown 3',
        '1,200',
        '3',
        '203.0.113.9 +1',
        format.day(WEEK.from),
        format.day(WEEK.from + 1),
      ],
    ])
    expect(text).toContain('Exports cover 2 of 7 days')
    expect(text).toContain('A sign-in is not a message')
    const bar = root.querySelector('.tls-bar')?.getAttribute('aria-label')
    expect(bar).toBe('Basic 100% (1,200), 3 sign-ins whose authentication is not stated')
  })

  it('keeps "none on these days" apart from "no data for these days"', () => {
    expect(show({ formats: ['entra-sign-ins'], signInDays: DAYS })).toContain(
      'No SMTP AUTH sign-in on the days',
    )
    const text = show({ formats: ['entra-sign-ins', 'tls-rpt'] })
    expect(text).toContain('No data for these days.')
    expect(text).toContain('No export covers a day of')
    expect(text).toContain('Sign-ins–')
    expect(text).not.toContain('No SMTP AUTH sign-in on the days')
    expect(show({ range: null, formats: ['tls-rpt'] })).toContain('No data for these days.')
  })

  it('shows failures by domain, protection and reason, and domains without one', () => {
    const text = show({ formats: ['tls-rpt'], tlsOutcomes: [FAILING, HOLDING], tlsDays: DAYS })
    expect(cellsOf(OUTCOMES)).toEqual([
      ['contoso.com', 'MTA-STS', 'Not stated', '6', '90', 'Sessions', 'Example Mail'],
      ['contoso.com', 'MTA-STS', 'certificate-expired', '4', '90', 'Sessions', 'Fabrikam Mail'],
      ['contoso.com', 'DANE', '–No failure reported.', '0', '95', 'Sessions', 'Example Mail, Fabrikam Mail'],
    ])
    expect(text).toContain('1 of 2 domains and protections failed at least once.')
    // One picture a failing row, its numbers in words beside it.
    expect(text).toContain('10 of 100 sessions failed')
    const bars = [...root.querySelectorAll('.outcome-bars .tls-bar')].map((bar) =>
      bar.getAttribute('aria-label'),
    )
    expect(bars).toEqual(['Failed 10% (10), Succeeded 90% (90)'])
  })

  it('shows messages of which only a trace list tells by what became of them', () => {
    const counts = { messages: 13, statuses: { failed: 1, delivered: 12 } }
    const sender = { address: 'ann@contoso.com', domain: 'contoso.com', clientIps: [], ...counts }
    const traced = { ...counts, senders: [{ ...sender, firstDay: WEEK.from, lastDay: WEEK.to }] }
    expect(show({}, traced)).toContain('13 messages of message traces alone')
    expect(cellsOf('Messages of message traces alone, by sender')).toEqual([
      [
        'ann@contoso.com',
        'delivered 12, failed 1',
        '13',
        '–This source does not state client addresses. The extended report (MTDetail) does.',
        format.day(WEEK.to),
      ],
    ])
    expect(show({})).not.toContain('message traces alone')
  })

  it('shows who failed to log on at Exchange Server, and nothing where nobody did', () => {
    const users = [
      { user: 'scan@contoso.com', count: 3, clientIps: ['203.0.113.9'] },
      { user: '', count: 1, clientIps: ['198.51.100.7'] },
    ]
    expect(show({}, NO_TRACED, { count: 4, users })).toContain('4 failed logons at Exchange Server')
    expect(cellsOf('Failed logons at Exchange Server, by user')).toEqual([
      ['scan@contoso.com', '3', '203.0.113.9'],
      ['user not named', '1', '198.51.100.7'],
    ])
    expect(show({})).not.toContain('failed logons at')
  })

  it('opens all addresses of a user', async () => {
    show({ formats: ['entra-sign-ins'], signIns: [SCAN], signInDays: DAYS })
    root.querySelector<HTMLButtonElement>('.data-table-name')?.click()
    await vi.waitFor(() => expect(root.querySelector('dialog')?.textContent).toContain('198.51.100.1'))
    expect(root.querySelector('dialog')?.textContent).toContain('2 addresses of sign-ins that succeeded')
  })
})
