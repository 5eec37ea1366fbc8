// @vitest-environment happy-dom
import { h, render } from 'preact'
import { describe, expect, it, vi } from 'vitest'
import { type RollupLine, rollupsOf } from '../../../../test/helpers/report-input.ts'
import { fakeServices } from '../../../../test/ui/fake-services.ts'
import {
  evidence,
  importRecord,
  periodReport,
  reportModel,
  TRACE_SENDERS,
  traceReport,
  WEEK,
} from '../../../../test/ui/models.ts'
import { testRoot } from '../../../../test/ui/test-root.ts'
import type { ReportModel } from '../../../model/report-model.ts'
import type { SenderAttribute } from '../../../reports/report.ts'
import type { SignInRow } from '../../../reports/sign-ins.ts'
import { ReportPage } from '../report-page.tsx'

vi.mock('webextension-polyfill', () => ({ default: {} }))
// happy-dom has no canvas; what a chart draws is tested as data, and in a browser.
vi.mock('../../../ui/chart/chart.tsx', () => ({
  Chart: ({
    title,
    model,
  }: {
    title: string
    model: { kind: string; series: readonly { name: string }[] }
  }) => `[${title}: ${model.kind} of ${model.series.map(({ name }) => name).join(', ')}]`,
}))
vi.mock('../sample.ts', () => ({ loadSample: async () => new File([], ''), takeSampleWish: () => false }))

const root = testRoot()

async function show(hash: string, change: Partial<ReportModel> = {}): Promise<void> {
  location.hash = hash
  render(h(ReportPage, { services: fakeServices(reportModel(change)) }), root)
  await see('Check for unusual activity')
}

async function see(...texts: readonly string[]): Promise<void> {
  for (const text of texts) await vi.waitFor(() => expect(blanksAsOne(root.textContent)).toContain(text))
}

function blanksAsOne(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ')
}

/** The button of this name, its count included. */
function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? blanksAsOne(one.textContent).trim()) === name,
  )
  if (!found) throw new Error(`no button ${name}`)
  return found
}

function select(label: string): HTMLSelectElement {
  const field = [...root.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label))
  const found = field?.querySelector('select')
  if (!found) throw new Error(`no select ${label}`)
  return found
}

function choose(label: string, option: string): void {
  const field = select(label)
  field.selectedIndex = [...field.options].findIndex((one) => one.textContent === option)
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Head and rows of the senders' table as they read. */
function table(label = 'Senders through SMTP AUTH'): readonly (readonly string[])[] {
  const found = [...root.querySelectorAll('table')].find((one) => one.caption?.textContent === label)
  return [...(found?.querySelectorAll('tr:not([class*=spacer])') ?? [])].map((row) =>
    [...row.children].map((cell) => blanksAsOne(cell.textContent).trim()),
  )
}

describe('the report view', () => {
  it('shows the volume by domain, or shares of TLS, as the address says', async () => {
    await show('#/smtp-auth')
    await see(
      '[SMTP AUTH messages a day by sender domain: stack of contoso.com, fabrikam.example, monitoring.contoso.com]',
    )
    choose('Show data for:', 'fabrikam.example')
    await see('stack of fabrikam.example]')
    choose('View data by:', 'TLS usage')
    await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth?view=tls&show=fabrikam.example'))
    choose('Show data for:', 'All sender domains')
    // The trace knows no version; the portal's export does, of two of the senders.
    await see('From portal exports, of 2 of these 3 senders; never added')
  })

  it('has shares per day where the counted source knows days and versions', async () => {
    const byDay = [{ day: WEEK.from, domain: 'contoso.com', messages: 2, tls: { '1.0': 2 } as const }]
    const [scanner] = TRACE_SENDERS
    const senders = scanner ? [{ ...scanner, tls: { '1.0': 2 } as const }] : []
    await show('#/smtp-auth?view=tls', { smtpAuth: { ...traceReport(), byDay, senders } })
    await see('[TLS usage of SMTP AUTH messages a day: shares of TLS 1.0]')
  })

  it('draws a bar a period, and of one domain alone, with the source that knows days one click away', async () => {
    const totals = [
      { sender: 'scanner@contoso.com', messages: 1208, tls: {}, authentication: {} },
      { sender: 'alerts@monitoring.contoso.com', messages: 12, tls: {}, authentication: {} },
    ]
    const input = {
      imports: [],
      rollups: [],
      range: WEEK,
      periods: [{ importId: 'p2', file: 'x', period: WEEK, sha256: '', totals }],
    }
    await show('#/smtp-auth?show=contoso.com', { smtpAuth: periodReport(), input })
    await see('1,208 messages')
    button('Show messages a day from message traces').click()
    await vi.waitFor(() => expect(location.hash).toContain('source=message-trace'))
  })

  it('compares with the period before, or says why not', async () => {
    const previous = {
      range: { from: WEEK.from - 7, to: WEEK.from - 1 },
      isCovered: true,
      clients: 2,
      messages: 1102,
    }
    const report = traceReport()
    const whole = report.coverage.map((one) => ({
      ...one,
      days: [0, 1, 2, 3, 4, 5, 6].map((n) => WEEK.from + n),
    }))
    await show('#/smtp-auth', { smtpAuth: { ...report, previous, coverage: whole } })
    // 3 after 2; 1,653 after 1,102 are 551 more, a half.
    await see('+50% (+1)', '+50% (+551)', 'Compared with the period before')
    render(null, root)
    await show('#/smtp-auth', { smtpAuth: { ...report, previous } })
    await see(
      'No comparison with the period before: the message traces do not cover every day of this range.',
    )
    render(null, root)
    await show('#/smtp-auth')
    await see('the message traces do not cover every day of Nov 7 – 13, 2026.')
  })
})

describe('the details table', () => {
  it("has the original's columns of each view first", async () => {
    await show('#/smtp-auth')
    button('View details table').click()
    await vi.waitFor(() => expect(table()[0]?.slice(0, 2)).toEqual(['Sender address', 'Message count↓']))
    choose('View data by:', 'TLS usage')
    await see('TLS 1.0 %')
    expect(table()[0]?.slice(0, 8)).toEqual([
      ...['Sender address', 'TLS 1.0 %', 'TLS 1.1 %', 'TLS 1.2 %'],
      ...['TLS 1.3 %', 'No TLS %', 'TLS unknown', 'Message count↓'],
    ])
    // 1,100 and 108 of 1,208, as the portal's export says; the count is the trace's.
    expect(table()[1]?.slice(0, 8)).toEqual([
      'scanner@contoso.com',
      '91% (1,100)portal exports',
      '0% (0)portal exports',
      '9% (108)portal exports',
      '0% (0)portal exports',
      '0% (0)portal exports',
      '0',
      '1,210',
    ])
    expect(location.hash).toBe('#/smtp-auth?view=tls&as=table')
    button('View report').click()
    await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth?view=tls'))
  })

  it('shows the days and addresses of the trace beside the counts of the portal', async () => {
    const [scanner] = TRACE_SENDERS
    if (!scanner) throw new Error('no sender')
    const { clientIps, firstDay, lastDay, messages, tls, authentication } = scanner
    const facts = { messages, tls, authentication, clientIps, firstDay, lastDay }
    const trace: SenderAttribute = { family: 'message-trace', range: WEEK, ...facts }
    const report = periodReport()
    const senders = report.senders.map((row) =>
      row.address === scanner.address ? { ...row, attributes: [trace] } : row,
    )
    await show('#/smtp-auth?as=table&find=scanner', { smtpAuth: { ...report, senders } })
    expect(table()[1]).toEqual([
      'scanner@contoso.com',
      '1,208',
      '–No comparison with the period before: the portal exports do not cover every day of Nov 7 – 13, 2026.',
      'Basic',
      '203.0.113.9 +2message traces',
      'contoso.com',
      'Nov 14message traces',
      'Nov 20message traces',
    ])
  })

  it('filters in one click, in the address; a look that nobody can judge is no filter', async () => {
    await show('#/smtp-auth')
    expect(button(`New in these days –${whyNot('Nov 7 – 13, 2026')}`).disabled).toBe(true)
    button('Still on TLS 1.0 or 1.1 2').click()
    await see('2 of 3 senders')
    expect(location.hash).toBe('#/smtp-auth?as=table&look=old-tls')
    button('Basic 1').click()
    await see('1 of 3 senders')
    expect(location.hash).toBe('#/smtp-auth?as=table&auth=basic&look=old-tls')
    expect(table().map(([address]) => address)).toEqual(['Sender address', 'scanner@contoso.com'])
    button('Basic 1').click()
    await see('2 of 3 senders')
    button('Clear filters').click()
    await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth?as=table'))
  })

  it('keeps order and search in the address', async () => {
    await show('#/smtp-auth?as=table&sort=address')
    expect(table().map(([address]) => address?.split('@')[0])).toEqual([
      'Sender address↑',
      'alerts-with-a-very-long-name-that-does-not-fit',
      'erp',
      'scanner',
    ])
    button('Message count').click()
    await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth?as=table&sort=-messages'))
    const field = root.querySelector<HTMLInputElement>('input[type=search]')
    if (!field) throw new Error('no search')
    field.value = '198.51'
    field.dispatchEvent(new Event('input', { bubbles: true }))
    await see('1 of 3 shown')
    expect(location.hash).toBe('#/smtp-auth?as=table&find=198.51&sort=-messages')
  })
})

describe('the filters', () => {
  it('are the dates of the command bar and the filters of the table', async () => {
    await show('#/smtp-auth')
    button('Filters').click()
    await see('Start date')
    const dialog = root.querySelector('dialog')
    const [from] = [...(dialog?.querySelectorAll<HTMLInputElement>('input[type=date]') ?? [])]
    if (!from) throw new Error('no start date')
    expect(from.value).toBe('2026-11-14')
    from.value = '2026-11-16'
    from.dispatchEvent(new Event('change', { bubbles: true }))
    await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth?from=2026-11-16&to=2026-11-20'))
    button('Last 30 days').click()
    await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth?from=2026-10-22&to=2026-11-20'))
    dialog?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
    await vi.waitFor(() => expect(location.hash).toContain('look=new'))
    button('Clear filters').click()
    await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth'))
  })
})

const SIGN_IN: SignInRow = {
  user: 'idle@contoso.com',
  succeeded: 4,
  failed: 1,
  authentication: { basic: 5 },
  clientIps: ['203.0.113.50'],
  failedClientIps: ['192.0.2.1'],
  firstDay: WEEK.from,
  lastDay: WEEK.from + 1,
}
const SIGNED_IN = evidence({
  formats: ['entra-sign-ins'],
  signInDays: [WEEK.from],
  signIns: [SIGN_IN, { ...SIGN_IN, user: 'scanner@contoso.com', authentication: { oauth: 7 } }],
})

describe('the flyouts', () => {
  it("is the week's: volumes, TLS and the way to the report", async () => {
    await show('#/smtp-auth?flyout=summary', { smtpAuth: periodReport() })
    const text = blanksAsOne(root.querySelector('dialog')?.textContent)
    expect(text).toContain('Nov 14 – 20, 2026 (UTC), from the portal export')
    expect(text).toContain('Clients2')
    expect(text).toContain('Messages1,220')
    // 1,100 of 1,220.
    expect(text).toContain('TLS 1.090.2%1,100')
    expect(text).toContain('Basic 1OAuth 1Unknown 0')
    const link = root.querySelector<HTMLAnchorElement>('dialog a')
    expect([link?.textContent, link?.getAttribute('href')]).toEqual([
      'SMTP Auth clients report',
      '#/smtp-auth',
    ])
  })

  it("is a row's: the same details with their sources, its days, its sign-ins", async () => {
    const lines: readonly RollupLine[] = [
      [WEEK.from, 900, { kind: 'submission', sender: 'scanner@contoso.com' }],
      [WEEK.from + 1, 310, { kind: 'submission', sender: 'scanner@contoso.com' }],
    ]
    const input = { imports: [], periods: [], rollups: [rollupsOf('message-trace', lines)], range: WEEK }
    await show('#/smtp-auth?row=scanner%40contoso.com', { evidence: SIGNED_IN, input })
    const text = blanksAsOne(root.querySelector('dialog')?.textContent)
    expect(text).toContain('Still on TLS 1.0 or 1.1')
    expect(text).toContain('TLS usageportal exports')
    expect(text).toContain('3 client addresses203.0.113.9')
    expect(text).toContain('[Messages a day: stack of contoso.com]')
    expect(text).toContain('AuthenticationOAuth 7')
    expect(text).toContain('message tracesNov 14 – 20, 2026, 1,210 messages, counted')
    expect(text).toContain('portal exportsNov 14 – 20, 2026, 1,208 messages, not added')
    button('Close').click()
    await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth'))
  })

  it('says of an address without a submission what the sign-ins say', async () => {
    await show('#/smtp-auth?row=idle%40contoso.com', { evidence: SIGNED_IN })
    const text = blanksAsOne(root.querySelector('dialog')?.textContent)
    expect(text).toContain('No SMTP AUTH submission of this address is counted in Nov 14 – 20, 2026.')
    expect(text).toContain('Succeeded4Failed1')
  })
})

describe('"Signed in, but no message seen"', () => {
  it('lists users without a message, and opens what is known of one', async () => {
    await show('#/smtp-auth', { evidence: SIGNED_IN })
    await see('1 user signed in through SMTP AUTH, and no message of that address is in the message traces.')
    expect(table('Signed in, but no message seen').map(([user]) => user)).toEqual([
      'User',
      'idle@contoso.com',
    ])
    root.querySelector<HTMLElement>('tr[data-place="0"]')?.click()
    await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth?row=idle%40contoso.com'))
  })

  it('says what to import where there are no sign-ins', async () => {
    await show('#/smtp-auth', { imports: [importRecord()] })
    await see('No sign-in logs are imported.')
  })
})

function whyNot(range: string): string {
  return `No comparison with the period before: the message traces do not cover every day of ${range}.`
}
