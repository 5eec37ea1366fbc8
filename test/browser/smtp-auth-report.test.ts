import type { ElementHandle, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze } from './harness/command-line.ts'
import { takeIn } from './harness/drop-files.ts'
import { createExportFolder, extendedTrace, submission, table } from './harness/exports.ts'
import { type ExtensionBrowser, openExtensionBrowser, PATIENCE } from './harness/extension-browser.ts'
import { press, rowsOf, see, seeFigure, seeNo } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'
const SENDERS = 'Senders through SMTP AUTH'

/** Two weeks to 16 November 2025, a Sunday; the second is the portal's. */
const LAST = Date.UTC(2025, 10, 16)
const WEEK_PERIOD = '2025-11-10..2025-11-16'

/** A dash, and its reason for who cannot see it. */
const NOT_COMPARED = expect.stringMatching(/^–/)

let nextId = 1

function dayBefore(count: number): string {
  return new Date(LAST - count * 86_400_000).toISOString().slice(0, 10)
}

function sent(sender: string, ip: string, day: string, count: number): string[] {
  return Array.from({ length: count }, () => submission({ id: nextId++, day, sender, ip }))
}

/** By hand, this week / the week before: scanner 7 / 7, erp 21 / 7, alerts 14 / 0 and never before. */
function traceOf(days: number): string {
  nextId = 1
  const records = Array.from({ length: days }, (_, index) => {
    const day = dayBefore(days - 1 - index)
    const isThisWeek = index >= days - 7
    return [
      ...sent('scanner@contoso.com', '203.0.113.9', day, 1),
      ...sent('erp@contoso.com', '198.51.100.20', day, isThisWeek ? 3 : 1),
      ...(isThisWeek ? sent('alerts@fabrikam.com', '192.0.2.44', day, 2) : []),
    ]
  })
  return extendedTrace(records.flat())
}

/** The same week in the portal: scanner 5 of 8 over TLS 1.0; erp all over TLS 1.2. */
const CLIENTS = table(
  'Sender address,Domain,Message count,Authentication protocol,TLS 1.0 (%),TLS 1.1 (%),TLS 1.2 (%)',
  ['scanner@contoso.com,contoso.com,8,Basic,62.5,0,37.5', 'erp@contoso.com,contoso.com,21,OAuth,0,0,100'],
)

const SIGN_INS = [
  'Date (UTC),Request ID,User agent,Username,Authentication Protocol,IP address,Status,Sign-in error code,Client app',
  '2025-11-12T08:00:00Z,d9ae0e20-0000-4000-8000-000000000001,BAV2ROPC,Scanner@contoso.com,ROPC,203.0.113.9,Success,0,Authenticated SMTP',
  '2025-11-13T08:00:00Z,d9ae0e20-0000-4000-8000-000000000002,BAV2ROPC,Scanner@contoso.com,ROPC,192.0.2.1,Failure,50126,Authenticated SMTP',
  '2025-11-13T09:00:00Z,d9ae0e20-0000-4000-8000-000000000003,BAV2ROPC,Idle@contoso.com,ROPC,203.0.113.50,Success,0,Authenticated SMTP',
].join('\r\n')

// In one browser: what differs between them is tested with the imports.
describe('the SMTP Auth clients report', () => {
  const folder = createExportFolder()
  const trace = folder.write('MTDetail_14.csv', traceOf(14))
  const clients = folder.write('SMTP AUTH clients.csv', CLIENTS, new Date('2025-11-17T09:00:00Z'))
  const signIns = folder.write('SignIns.csv', SIGN_INS)
  let extension: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    extension = await openExtensionBrowser('chromium')
    page = await extension.openPage(REPORT)
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('begins at the widget, whose flyout leads to the report', async () => {
    await takeIn('chromium', page, [trace])
    await see(page, '1 import')
    await press(page, 'Mail flow dashboard')
    // 7 + 21 + 14 messages.
    await see(page, '3 clients', '42 messages', '7 days to Sun, Nov 16, 2025 (UTC)')
    // The widget's button has the name of the tab above it.
    await page.click('section[aria-labelledby="widget-smtp-auth"] button')
    const flyout = await openFlyout(page, 'SMTP Auth clients')
    expect(flyout).toContain('Clients 3, +50% (+1)')
    // 14 the week before: 28 more.
    expect(flyout).toContain('Messages 42, +200% (+28)')
    expect(flyout).toContain('Message traces do not state the TLS version of a submission.')
    await clickLink(page, 'SMTP Auth clients report')
    await closed(page)
    // The dialog is gone before its event says so.
    await expect.poll(() => hashOf(page), PATIENCE).toBe('#/smtp-auth')
  })

  it('shows the volume a day, of all sender domains or of one, with the numbers of the command line', async () => {
    const { smtpAuth } = await analyze(trace)
    expect([smtpAuth.clients, smtpAuth.messages]).toEqual([3, 42])
    await see(page, '42 +200% (+28)', 'Compared with the period before, Nov 3 – 9, 2025.')
    const chart = 'SMTP AUTH messages a day by sender domain'
    // A day: scanner 1 + erp 3, alerts 2; the total beside them.
    expect((await rowsOf(page, chart)).map(([, ...counts]) => counts)).toEqual(Array(7).fill(['4', '2', '6']))
    await choose(page, 'Show data for:', 'fabrikam.com')
    await expect
      .poll(async () => (await rowsOf(page, chart)).map(([, ...counts]) => counts), PATIENCE)
      .toEqual(Array(7).fill(['2']))
    await choose(page, 'Show data for:', 'All sender domains')
  })

  it('shows the details table of the volume, and goes back to the report', async () => {
    await press(page, 'View details table')
    await see(page, '3 senders')
    const { smtpAuth } = await analyze(trace)
    const rows = await rowsOf(page, SENDERS)
    expect(rows.map(([address, messages]) => [address, messages])).toEqual(
      smtpAuth.senders.map(({ address, messages }) => [address, String(messages)]),
    )
    expect(rows.map(([address, messages, change, , ips]) => [address, messages, change, ips])).toEqual([
      ['erp@contoso.com', '21', '+200% (+14)', '198.51.100.20'],
      ['alerts@fabrikam.com', '14', 'New', '192.0.2.44'],
      ['scanner@contoso.com', '7', 'no change', '203.0.113.9'],
    ])
    await press(page, 'View report')
    await see(page, 'contoso.com 28')
  })

  it('filters the senders in one click, and a link or Back lands on the same view', async () => {
    await press(page, 'New in these days 1')
    await see(page, '1 of 3 senders')
    await seeSenders(page, ['alerts@fabrikam.com'])
    await press(page, 'New in these days 1')
    // 21 are three times 7; 14 after none are too few.
    await press(page, 'At least three times the period before 1')
    await see(page, '1 of 3 senders')
    await seeSenders(page, ['erp@contoso.com'])
    expect(await hashOf(page)).toBe('#/smtp-auth?as=table&look=grown')
    await page.reload()
    await see(page, '1 of 3 senders')
    await page.goBack()
    await see(page, '3 senders')
    await seeNo(page, '1 of 3 senders')
    await page.goForward()
    await see(page, '1 of 3 senders')
    await press(page, 'Clear filters')
    await see(page, '3 senders')
  })

  it('has Start date and End date, which are the range of the command bar', async () => {
    await press(page, 'Filters')
    await openFlyout(page, 'Filters')
    await setDate(page, 'Start date', '2025-11-03')
    await setDate(page, 'End date', '2025-11-09')
    await press(page, 'Close')
    await closed(page)
    expect(await hashOf(page)).toContain('from=2025-11-03&to=2025-11-09')
    await seeFigure(page, 'Clients', '2')
    await seeFigure(page, 'Messages', '14')
    await see(
      page,
      'No comparison with the period before: the message traces do not cover every day of Oct 27',
    )
    await press(page, 'Filters')
    await press(page, 'Clear filters')
    await press(page, 'Close')
    await see(page, '42 +200% (+28)')
  })

  it('shows TLS, authentication, addresses and days of two sources in one row, each with its source', async () => {
    await takeIn('chromium', page, [clients, signIns])
    await see(page, '3 imports')
    await openHash(page, '#/smtp-auth?view=tls&as=table')
    await see(page, 'Nov 10 – 16, 2025 (UTC), from the portal export', '2 senders')
    const { smtpAuth } = await analyze('--period', WEEK_PERIOD, trace, clients)
    expect(await heads(page)).toEqual([
      ...['Sender address', 'TLS 1.0 %', 'TLS 1.1 %', 'TLS 1.2 %', 'Message count', 'Change'],
      ...['Authentication', 'Client addresses', 'Domain', 'First seen', 'Last seen'],
    ])
    const rows = await rowsOf(page, SENDERS)
    expect(rows).toEqual([
      [
        ...['erp@contoso.com', '0% (0)', '0% (0)', '100% (21)', '21'],
        ...[NOT_COMPARED, 'OAuth', '198.51.100.20 message traces', 'contoso.com'],
        ...['Nov 10 message traces', 'Nov 16 message traces'],
      ],
      [
        // 5 and 3 of 8.
        ...['scanner@contoso.com', '63% (5)', '0% (0)', '38% (3)', '8'],
        ...[NOT_COMPARED, 'Basic', '203.0.113.9 message traces', 'contoso.com'],
        ...['Nov 10 message traces', 'Nov 16 message traces'],
      ],
    ])
    expect(rows.map(([address, , , , messages]) => [address, messages])).toEqual(
      smtpAuth.senders.map(({ address, messages }) => [address, String(messages)]),
    )
  })

  it("opens a sender's flyout: the same details, its days, its sign-ins, where the numbers come from", async () => {
    await press(page, 'scanner@contoso.com')
    const flyout = await openFlyout(page, 'scanner@contoso.com')
    for (const text of [
      'Still on TLS 1.0 or 1.1',
      'Message count 8',
      'TLS 1.0 62.5% 5',
      'Basic 100% (8)',
      '1 client address message traces 203.0.113.9',
      'Succeeded 1 Failed 1 Authentication Basic 2',
      'portal exports Nov 10 – 16, 2025, 8 messages, counted',
      'message traces Nov 10 – 16, 2025, 7 messages, not added',
    ]) {
      expect(flyout).toContain(text)
    }
    expect((await rowsOf(page, 'Messages a day')).map(([, count]) => count)).toEqual(Array(7).fill('1'))
    expect(await hashOf(page)).toContain('row=scanner%40contoso.com')
    await page.keyboard.press('Escape')
    await closed(page)
    await expect.poll(() => hashOf(page), PATIENCE).toBe('#/smtp-auth?view=tls&as=table')
  })

  it('shows TLS usage over the period, and how many senders use Basic and OAuth', async () => {
    await press(page, 'View report')
    await see(page, 'not part of the shares')
    // 5 of 29; 3 + 21 of 29.
    expect((await rowsOf(page, 'TLS usage of SMTP AUTH messages')).map((row) => row.join(' '))).toEqual([
      'No TLS 0% 0',
      'TLS 1.0 17.2% 5',
      'TLS 1.1 0% 0',
      'TLS 1.2 82.8% 24',
      'TLS 1.3 0% 0',
      'Unknown not part of the shares 0',
    ])
    await press(page, 'Basic 1')
    await see(page, '1 of 2 senders')
    await press(page, 'Clear filters')
  })

  it('names who signed in and sent nothing, as the command line does', async () => {
    const { evidence } = await analyze('--period', WEEK_PERIOD, trace, clients, signIns)
    expect(evidence.signedInWithoutMessages?.map(({ user }) => user)).toEqual(['idle@contoso.com'])
    await see(page, '1 user signed in through SMTP AUTH')
    expect((await rowsOf(page, 'Signed in, but no message seen')).map(([user]) => user)).toEqual([
      'idle@contoso.com',
    ])
  })

  it('says why it matters, with the date and its source', async () => {
    await see(page, 'smtp.office365.com', 'off by default at the end of December 2026', 'checked on')
    const link = await page.$eval('.unusual-why a', (one) => [one.getAttribute('href'), one.textContent])
    expect(link).toEqual([expect.stringContaining('techcommunity.microsoft.com'), 'Exchange Team Blog'])
  })
})

describe('90 days of the SMTP Auth clients report', () => {
  const folder = createExportFolder()
  const trace = folder.write('MTDetail_90.csv', traceOf(90))
  let extension: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    extension = await openExtensionBrowser('chromium')
    page = await extension.openPage(REPORT)
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('shows 7, 30 and 90 days with the numbers of the command line', async () => {
    await takeIn('chromium', page, [trace])
    await see(page, '1 import')
    await openHash(page, '#/smtp-auth')
    await see(page, '42 +200% (+28)')
    for (const [label, days] of [
      ['Last 30 days', 30],
      ['Last 90 days', 90],
    ] as const) {
      const { smtpAuth } = await analyze('--from', dayBefore(days - 1), '--to', dayBefore(0), trace)
      // Two a day, and five more on each of the last seven days.
      expect(smtpAuth.messages).toBe(days * 2 + 28)
      await choose(page, 'Range', label)
      await see(page, `${days} days to Sun, Nov 16, 2025 (UTC)`, String(smtpAuth.messages))
    }
    // 30 days before the last 30 are covered, 90 before the last 90 are not.
    await see(page, 'No comparison with the period before')
    await choose(page, 'Range', 'Last 30 days')
    await press(page, 'New in these days 1')
    await see(page, '1 of 3 senders')
  })
})

async function openHash(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
}

function hashOf(page: Page): Promise<string> {
  return page.evaluate(() => location.hash)
}

/** What the open flyout of this title says. */
async function openFlyout(page: Page, title: string): Promise<string> {
  await expect
    .poll(() => page.$$eval('dialog[open] h2', (all) => all.map((one) => one.textContent)), PATIENCE)
    .toEqual([title])
  const text = await page.$eval('dialog[open]', (one) => (one as HTMLElement).innerText)
  return text.replace(/\s+/g, ' ')
}

async function closed(page: Page): Promise<void> {
  await expect.poll(() => page.$$eval('dialog[open]', (all) => all.length), PATIENCE).toBe(0)
}

async function clickLink(page: Page, name: string): Promise<void> {
  const link = (await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('a')].find((one) => one.innerText === wanted),
    { timeout: PATIENCE.timeout },
    name,
  )) as ElementHandle<HTMLElement>
  await link.click()
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = (await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('label')]
        .find((one) => one.querySelector('.field-label')?.textContent === wanted)
        ?.querySelector('select'),
    { timeout: PATIENCE.timeout },
    label,
  )) as ElementHandle<HTMLSelectElement>
  const value = await field.evaluate(
    (select, text) => [...select.options].find((one) => one.text.startsWith(text))?.value,
    option,
  )
  if (value === undefined) throw new Error(`no choice ${option}`)
  await field.select(value)
}

async function setDate(page: Page, label: string, day: string): Promise<void> {
  await page.evaluate(
    (wanted, value) => {
      const field = [...document.querySelectorAll('dialog[open] label')].find((one) =>
        one.textContent?.startsWith(wanted),
      )
      const input = field?.querySelector('input')
      if (!input) throw new Error(`no field ${wanted}`)
      input.value = value
      input.dispatchEvent(new Event('change', { bubbles: true }))
    },
    label,
    day,
  )
}

/** The titles of the senders' columns. */
async function heads(page: Page): Promise<readonly string[]> {
  const titles = await page.$$eval('.data-table', (all) =>
    [...(all[0]?.querySelectorAll('thead th') ?? [])].map((one) => (one as HTMLElement).innerText),
  )
  return titles.map((title) => title.replace(/[↑↓]/g, '').trim())
}

async function seeSenders(page: Page, addresses: readonly string[]): Promise<void> {
  await expect
    .poll(async () => (await rowsOf(page, SENDERS)).map(([address]) => address), PATIENCE)
    .toEqual(addresses)
}
