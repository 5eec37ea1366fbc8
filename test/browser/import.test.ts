import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Analysis, analyze } from './harness/command-line.ts'
import { takeIn } from './harness/drop-files.ts'
import {
  arrival,
  createExportFolder,
  departure,
  enhancedSummary,
  extendedTrace,
  submission,
} from './harness/exports.ts'
import {
  BROWSERS,
  type ExtensionBrowser,
  openExtensionBrowser,
  PATIENCE,
} from './harness/extension-browser.ts'
import { openPanel } from './harness/portal.ts'
import { press, rowsOf, see, seeFigure, seeNo, settled, textOf } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'
const POPUP = 'src/pages/popup/index.html'
const PORTAL = 'https://admin.exchange.microsoft.com/#/reports/mailflow'

const ERP = { sender: 'erp@contoso.com', ip: '198.51.100.20' }
const SCANNER = { sender: 'scanner@contoso.com', ip: '203.0.113.9' }
const RELAY = { connector: 'Contoso relay', sender: 'intranet@contoso.com' }
const PARTNER = { connector: 'Fabrikam partner', type: 'Partner', sender: 'desk@fabrikam.com' }

/**
 * By hand: 2 clients, 3 submissions (erp 2, scanner 1), of which message 1 goes out over TLS 1.3, so 2 are internal.
 * Inbound 10: the relay 3 x TLS 1.0, 2 x 1.2; the partner 1 x none, 2 x 1.2; without a connector 1.3 and one not stated.
 */
const TRACE = extendedTrace([
  submission({ id: 1, day: '2025-11-17', ...ERP }),
  departure({ id: 1, day: '2025-11-17', ...ERP, tls: 'TLS1_3' }),
  submission({ id: 2, day: '2025-11-18', ...ERP }),
  submission({ id: 3, day: '2025-11-18', ...SCANNER }),
  arrival({ id: 11, day: '2025-11-17', ...RELAY, tls: 'TLS1_0' }),
  arrival({ id: 12, day: '2025-11-17', ...RELAY, tls: 'TLS1_0' }),
  arrival({ id: 13, day: '2025-11-18', ...RELAY, tls: 'TLS1_0' }),
  arrival({ id: 14, day: '2025-11-18', ...RELAY, tls: 'TLS1_2' }),
  arrival({ id: 15, day: '2025-11-19', ...RELAY, tls: 'TLS1_2' }),
  arrival({ id: 21, day: '2025-11-17', ...PARTNER, tls: 'NONE' }),
  arrival({ id: 22, day: '2025-11-18', ...PARTNER, tls: 'TLS1_2' }),
  arrival({ id: 23, day: '2025-11-19', ...PARTNER, tls: 'TLS1_2' }),
  arrival({ id: 31, day: '2025-11-17', connector: null, sender: 'info@news.example', tls: 'TLS1_3' }),
  arrival({ id: 32, day: '2025-11-19', connector: null, sender: 'info@news.example' }),
])

/** The relay's messages 11 and 12 again, as the other trace sees them, and 3 of its own: inbound 5. */
const SUMMARY = enhancedSummary(
  [11, 12, 41, 42, 43].map((id) => ({
    id,
    day: '2025-11-17',
    sender: RELAY.sender,
    directionality: 'Incoming',
    connector: RELAY.connector,
  })),
)

const INBOUND = '10 Inbound messages'
const INBOUND_SHARES = [
  'No TLS 11% (1)',
  'TLS 1.0 33% (3)',
  'TLS 1.2 44% (4)',
  'TLS 1.3 11% (1)',
  'Unknown 1',
]

describe.each(BROWSERS)('an import in %s', (name) => {
  const folder = createExportFolder()
  const trace = folder.write('MTDetail_week.csv', TRACE)
  const summary = folder.write('MTSummary_week.csv', Buffer.from(SUMMARY, 'utf16le'))
  let extension: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    extension = await openExtensionBrowser(name, { hasUsualIdleTime: true })
    page = await extension.openPage(REPORT)
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('shows a dropped trace with the numbers of the command line', async () => {
    await see(page, 'Find who still sends through SMTP AUTH')
    await takeIn(name, page, [trace])
    await see(page, '13 messages taken in.', 'Extended report (MTDetail)', '1 import')

    const { smtpAuth, mailFlow, insights } = await analyze(trace)
    expect([smtpAuth.clients, smtpAuth.messages, mailFlow.inbound.messages]).toEqual([2, 3, 10])
    await press(page, 'SMTP Auth clients')
    await seeFigure(page, 'Clients', '2')
    await seeFigure(page, 'Messages', '3')
    await press(page, 'View details table')
    expect(await senders(page)).toEqual([
      ['erp@contoso.com', '2', '198.51.100.20'],
      ['scanner@contoso.com', '1', '203.0.113.9'],
    ])
    expect((await senders(page)).map(([address, count]) => [address, count])).toEqual(sendersOf(smtpAuth))

    await press(page, 'Outbound and inbound mail flow')
    await see(page, INBOUND, '1 Outbound message', '2 internal messages', ...INBOUND_SHARES)
    expect(await connectors(page)).toEqual([
      ['Contoso relay', 'Inbound', 'On-premises', '5', 'TLS 1.0 60% (3)', 'TLS 1.0 is above 50%'],
      ['Fabrikam partner', 'Inbound', 'Partner', '3', 'No TLS 33% (1)', 'No TLS is over 25%'],
      ['Without a connector', 'Inbound', '–', '2', 'TLS 1.3 100% (1)', ''],
      ['Without a connector', 'Outbound', '–', '1', 'TLS 1.3 100% (1)', ''],
    ])
    expect(
      (await connectors(page)).map(([connector, direction, , count]) => [connector, direction, count]),
    ).toEqual(connectorsOf(mailFlow))
    await see(page, '60% (3) of 5 messages', '33.3% (1) of 3 messages')
    expect(insights.map(({ id }) => id)).toEqual(['tls10-over-50', 'no-tls-over-25'])
  })

  it('shows the same numbers in the popup and in the portal', async () => {
    const popup = await extension.openPage(POPUP)
    await seeWeek(popup)
    await popup.close()
    const portal = await extension.openPortal(PORTAL)
    await seeWeek(await openPanel(portal))
    await portal.close()
    await page.bringToFront()
  })

  it('counts a file once that is dropped twice, and says so', async () => {
    await takeIn(name, page, [trace])
    // 13 messages in 14 records.
    await see(page, '13 were known already and count once.', '2 imports')
    await seeMailFlow(page, [INBOUND, ...INBOUND_SHARES])
  })

  it('takes several files at once, also UTF-16 without a mark, and adds what is new', async () => {
    await takeIn(name, page, [
      summary,
      folder.write(
        'MTDetail_more.csv',
        extendedTrace([arrival({ id: 51, day: '2025-11-19', ...RELAY, tls: 'TLS1_2' })]),
      ),
    ])
    await see(
      page,
      '4 imports',
      'Enhanced summary report (MTSummary)',
      '2 were known already and count once.',
    )
    // 10 + 3 new ones of the summary without a TLS version + 1 over TLS 1.2.
    await seeMailFlow(page, ['14 Inbound messages', 'TLS 1.0 30% (3)', 'TLS 1.2 50% (5)', 'Unknown 4'])
  })

  it('gives back what the others hold when one is deleted, and all of it by Undo', async () => {
    const before = await mailFlowText(page)
    await press(page, 'Imports')
    await press(page, 'Delete MTSummary_week.csv')
    await see(page, 'Deleted, no longer counted.')
    await seeMailFlow(page, ['11 Inbound messages', 'TLS 1.0 30% (3)', 'TLS 1.2 50% (5)', 'Unknown 1'])
    await press(page, 'Imports')
    await press(page, 'Undo: MTSummary_week.csv was deleted')
    await seeNo(page, 'Deleted, no longer counted.')
    await expect.poll(() => mailFlowText(page), PATIENCE).toBe(before)
  })

  it('keeps the original: analysed again it gives the same numbers, and it goes alone', async () => {
    const before = await mailFlowText(page)
    await press(page, 'Imports')
    await openDetails(page, 'MTSummary_week.csv')
    const [entry] = (await analyze(summary)).imports
    await expect.poll(() => detailsOf(page, 'MTSummary_week.csv'), PATIENCE).toContain(entry?.sha256)
    await expect.poll(() => detailsOf(page, 'MTSummary_week.csv'), PATIENCE).toMatch(/Kept, \d+ (bytes|kB)/)
    expect(await detailsOf(page, 'MTSummary_week.csv')).toContain('utf-16le')

    const ended = await endedJobs(page)
    await press(page, 'Analyse again: MTSummary_week.csv')
    await expect.poll(() => endedJobs(page), PATIENCE).toBe(ended + 1)
    await see(page, '4 imports')
    expect(await mailFlowText(page)).toBe(before)

    await press(page, 'Imports')
    await press(page, 'Delete original: MTSummary_week.csv')
    await openDetails(page, 'MTSummary_week.csv')
    await expect.poll(() => detailsOf(page, 'MTSummary_week.csv'), PATIENCE).toContain('Not kept')
    expect(await mailFlowText(page)).toBe(before)
  })
})

/** Address, messages and client address of each sender. */
async function senders(page: Page): Promise<readonly (readonly (string | undefined)[])[]> {
  const rows = await rowsOf(page, 'Senders through SMTP AUTH')
  return rows.map(([address, messages, , , ips]) => [address, messages, ips])
}

function connectors(page: Page): Promise<readonly (readonly string[])[]> {
  return rowsOf(page, 'Mail flow by connector')
}

function sendersOf({ senders }: Analysis['smtpAuth']) {
  return senders.map(({ address, messages }) => [address, String(messages)])
}

function connectorsOf({ connectors }: Analysis['mailFlow']) {
  const directions = { inbound: 'Inbound', outbound: 'Outbound' }
  return connectors.map(({ connector, direction, messages }) => [
    connector ?? 'Without a connector',
    directions[direction],
    String(messages),
  ])
}

async function seeWeek(view: Parameters<typeof see>[0]): Promise<void> {
  await see(view, '2 clients', '3 messages', 'Inbound 10', 'Outbound 1')
  // Old versions alone stand in words; the others are in the bar.
  await see(view, 'No TLS 11% (1)', 'TLS 1.0 33% (3)')
}

async function seeMailFlow(page: Page, texts: readonly string[]): Promise<void> {
  await press(page, 'Outbound and inbound mail flow')
  await see(page, ...texts)
}

async function mailFlowText(page: Page): Promise<string> {
  await press(page, 'Outbound and inbound mail flow')
  // The tab changes with the address, a moment after the click.
  await see(page, 'Message protected in transit')
  await settled(page)
  return textOf(page)
}

/** How many imports the page tells of as taken in. */
async function endedJobs(page: Page): Promise<number> {
  return (await textOf(page)).split('messages taken in.').length - 1
}

/** Opens the details of an import, once its list is on screen. */
async function openDetails(page: Page, file: string): Promise<void> {
  await page.waitForFunction(
    (wanted: string) => {
      const item = [...document.querySelectorAll('li')].find(
        (one) => one.querySelector('h3')?.textContent === wanted,
      )
      const details = item?.querySelector('details')
      if (details) details.open = true
      return details !== null && details !== undefined
    },
    { timeout: PATIENCE.timeout, polling: PATIENCE.interval },
    file,
  )
}

async function detailsOf(page: Page, file: string): Promise<string> {
  return page.evaluate((wanted) => {
    const item = [...document.querySelectorAll('li')].find(
      (one) => one.querySelector('h3')?.textContent === wanted,
    )
    return item?.querySelector('details')?.innerText.replace(/\s+/g, ' ') ?? ''
  }, file)
}
