import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatDay, parseDay } from '../../src/facts/day.ts'
import { type Analysis, analyze } from './harness/command-line.ts'
import { takeIn } from './harness/drop-files.ts'
import { SIGN_INS, TLS_REPORT } from './harness/evidence.ts'
import { createExportFolder, table } from './harness/exports.ts'
import {
  BROWSERS,
  type ExtensionBrowser,
  openExtensionBrowser,
  PATIENCE,
} from './harness/extension-browser.ts'
import { choicesOf, choose, press, rowsOf, see, seeFigure, seeNo } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'
const TABLE = 'Mail flow by day and connector'
const LAST = parseDay('2025-11-17')

const HEADER = 'Date,Connector direction and name,Connector type,Forced TLS?,No TLS,TLS 1.0,TLS 1.2,Volume'

/**
 * The portal's report of so many days up to 17 Nov. A day, by hand: the relay 40, of which 24 over TLS 1.0 (80 % of 30) and
 * 16 over TLS 1.2, forced in part; Fabrikam 20; from the internet 100, of which 10 without TLS; to it 50. Before the
 * last two weeks Fabrikam had no TLS.
 */
function connectorReport(days: number): string {
  const records = Array.from({ length: days }, (_, index) => LAST - index).flatMap((day) => {
    const isOld = day <= LAST - 14
    return [
      'From your org - Contoso relay,OnPremises,True,0,0,100,10',
      'From your org - Contoso relay,OnPremises,False,0,80,20,30',
      `To your partner - Fabrikam,Partner,True,${isOld ? '100,0,0' : '0,0,100'},20`,
      'From the internet without a connector,NoConnector,False,10,0,90,100',
      'To the internet without a connector,NoConnector,False,0,0,100,50',
    ].map((record) => `${formatDay(day)},${record}`)
  })
  return table(HEADER, records)
}

describe.each(BROWSERS)('the Connector report in %s', (name) => {
  const folder = createExportFolder()
  const weeks = folder.write('Two weeks.csv', connectorReport(14))
  const quarter = folder.write('Ninety days.csv', connectorReport(90))
  let extension: ExtensionBrowser
  let page: Page
  let said: Analysis

  beforeAll(async () => {
    extension = await openExtensionBrowser(name, { hasUsualIdleTime: true })
    page = await extension.openPage(REPORT)
    said = await analyze(weeks)
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('is announced by a widget whose details say how TLS protected the last week', async () => {
    await takeIn(name, page, [weeks])
    await see(page, '1 import')
    await press(page, 'Mail flow dashboard')
    // 7 × (40 + 100), and 7 × (20 + 50).
    await see(page, '7 days to Mon, Nov 17, 2025 (UTC)', 'Inbound 980', 'Outbound 490')
    expect([said.mailFlow.inbound.messages, said.mailFlow.outbound.messages]).toEqual([980, 490])
    await press(page, 'View details')
    await see(page, 'Message protected in transit (by TLS)', 'Inbound: 980 messages')
    expect((await rowsOf(page, 'Inbound: TLS usage')).map(([, , count]) => count)).toEqual(
      // 70 of the internet; 7 × 24; 7 × (16 + 90).
      ['70', '168', '0', '742', '0', '0'],
    )
    await see(page, 'Your own servers', "Your partners' servers", 'Servers you do not control')
    expect(await linksIn(page, 'dialog')).toEqual([
      'Connector report',
      'Configure mail flow using connectors',
      'How Exchange Online uses TLS to secure email connections',
      'Technical reference details about encryption',
      'Mail flow insights',
    ])
    await seeNo(page, 'Outbound TLS failures by domain')
  })

  it('is one click away from there', async () => {
    await follow(page, 'Connector report')
    await seeNo(page, 'Servers you do not control')
    await see(page, 'Connector report', 'View data by:', 'Show data for:')
    expect(await hashOf(page)).toBe('#/mail-flow')
  })

  it('offers all mail flow, each connector by name, and mail without one', async () => {
    expect(await choicesOf(page, 'Show data for:')).toEqual({
      all: [
        'All mail flow',
        'Inbound - Contoso relay',
        'Outbound - Fabrikam',
        'From the internet without a connector',
        'To the internet without a connector',
      ],
      chosen: 'All mail flow',
    })
    // The chart's table: 40 + 100 and 20 + 50 a day.
    const [day] = await rowsOf(page, 'Messages a day')
    expect(day).toEqual(['Tue, Nov 11, 2025', '140', '70'])
  })

  it('shows the share of each version for the choice made', async () => {
    await choose(page, 'View data by:', 'TLS usage')
    await choose(page, 'Show data for:', 'Inbound - Contoso relay')
    await see(page, 'Inbound - Contoso relay: 280 messages')
    // 7 × 24 of 7 × 40 is 60 %.
    expect(await rowsOf(page, 'TLS usage')).toEqual([
      ['No TLS', '0%', '0'],
      ['TLS 1.0', '60%', '168'],
      ['TLS 1.1', '0%', '0'],
      ['TLS 1.2', '40%', '112'],
      ['TLS 1.3', '0%', '0'],
      ['Unknown', 'not part of the shares', '0'],
    ])
    expect(connectorOf(said, 'Contoso relay')).toMatchObject({
      messages: 280,
      tls: { '1.0': 168, '1.2': 112 },
    })
  })

  it('has a details table of days that keeps what was chosen', async () => {
    await press(page, 'View details table')
    await seeRows(page, 7)
    const rows = await rowsOf(page, TABLE)
    expect(rows[0]).toEqual([
      'Mon, Nov 17, 2025 Inbound - Contoso relay',
      'Inbound - Contoso relay',
      'On-premises',
      'Partly',
      ...['0% 0', '60% 24', '0% 0', '40% 16', '0% 0', '0'],
      '40',
    ])
    expect(connectorOf(said, 'Contoso relay')?.byDay.at(-1)).toEqual({
      date: '2025-11-17',
      messages: 40,
      tls: { '1.0': 24, '1.2': 16 },
      forcedTls: 'mixed',
    })
    expect(await hashOf(page)).toBe('#/mail-flow?view=tls&show=inbound+%3DContoso+relay&as=table')
  })

  it('comes back as it was after a reload, and goes back step by step', async () => {
    await reload(page)
    await seeRows(page, 7)
    expect((await choicesOf(page, 'Show data for:')).chosen).toBe('Inbound - Contoso relay')
    await page.evaluate(() => history.back())
    await see(page, 'View details table', 'Inbound - Contoso relay: 280 messages')
    await page.evaluate(() => history.back())
    await see(page, 'Inbound: 980 messages')
    await page.evaluate(() => history.go(2))
    await seeRows(page, 7)
  })

  it('sorts and searches the days', async () => {
    await choose(page, 'Show data for:', 'All mail flow')
    await seeRows(page, 28)
    await press(page, 'Volume')
    await expect.poll(async () => (await rowsOf(page, TABLE))[0]?.at(-1), PATIENCE).toBe('100')
    expect(await hashOf(page)).toContain('sort=-volume')
    await page.type('input[type=search]', 'fabrikam')
    await seeRows(page, 7)
    expect(await hashOf(page)).toContain('find=fabrikam')
  })

  it('opens a row with its details, its chart, what was found and where it is from; Esc closes it', async () => {
    await goTo(page, '#/mail-flow?as=table')
    await seeRows(page, 28)
    await press(page, 'Mon, Nov 17, 2025 Inbound - Contoso relay')
    await seeFigure(page, 'Forced TLS?', 'Partly')
    await seeFigure(page, 'Volume', '40 messages')
    await see(page, 'Day by day', 'Where these numbers come from', 'Two weeks.csv', 'TLS 1.0 is above 50%')
    expect(await hashOf(page)).toContain('row=2025-11-17+inbound')
    await page.keyboard.press('Escape')
    await seeNo(page, 'Where these numbers come from')
    await expect.poll(() => hashOf(page), PATIENCE).toBe('#/mail-flow?as=table')
  })

  it('filters by start and end date', async () => {
    await goTo(page, '#/mail-flow?view=tls&show=inbound+%3DContoso+relay')
    await press(page, 'Filters')
    await setDate(page, 'Start date', '2025-11-04')
    // All 14 days of 40.
    await see(page, 'Inbound - Contoso relay: 560 messages')
    expect(await hashOf(page)).toContain('from=2025-11-04&to=2025-11-17')
    await setDate(page, 'End date', '2025-11-05')
    await see(page, 'Inbound - Contoso relay: 80 messages')
  })

  it('points insights at connectors; one that is known stands apart, until it is taken back', async () => {
    await goTo(page, '#/insights')
    await see(page, 'Insights (1)', '60% (168) of 280 messages with a known TLS version')
    expect(said.insights).toMatchObject([{ id: 'tls10-over-50', connector: 'Contoso relay' }])
    await press(page, 'Acknowledge: TLS 1.0 is above 50%, Contoso relay')
    await page.type('textarea', 'Scanners, replaced in March.')
    await press(page, 'Save acknowledgement')
    await see(page, 'Insights (0)', 'Acknowledged (1)', 'Scanners, replaced in March.')
    await reload(page)
    await see(page, 'Insights (0)', 'Acknowledged (1)', 'at 60%')
    await press(page, 'Take back the acknowledgement: TLS 1.0 is above 50%, Contoso relay')
    await see(page, 'Insights (1)', 'Open (1)')
    await press(page, 'Show in report: TLS 1.0 is above 50%, Contoso relay')
    await see(page, 'Inbound - Contoso relay: 280 messages')
    expect(await hashOf(page)).toBe('#/mail-flow?view=tls&show=inbound+%3DContoso+relay')
  })

  it('shows 90 days, and an insight that the newest week resolved', async () => {
    await page.bringToFront()
    await press(page, 'Imports')
    await takeIn(name, page, [quarter])
    await see(page, '2 imports')
    await goTo(page, '#/mail-flow?view=tls')
    await choose(page, 'Range', 'Last 90 days')
    await choose(page, 'Show data for:', 'Outbound - Fabrikam')
    // 90 × 20; without TLS 76 × 20, which is 84.4 %.
    await see(page, 'Outbound - Fabrikam: 1,800 messages')
    expect((await rowsOf(page, 'TLS usage'))[0]).toEqual(['No TLS', '84.4%', '1,520'])
    const whole = await analyze('--from', '2025-08-20', '--to', '2025-11-17', quarter)
    expect(connectorOf(whole, 'Fabrikam')).toMatchObject({ messages: 1800, tls: { none: 1520, '1.2': 280 } })
    await press(page, 'Insights (1)')
    await see(page, 'Resolved (1)', 'it is within the limit: 0%')
  })

  it('lists outbound TLS failures by domain once a report of them is there', async () => {
    await press(page, 'Imports')
    await takeIn(name, page, [
      folder.write('fabrikam!contoso.com.json', TLS_REPORT),
      folder.write('InteractiveSignIns.csv', SIGN_INS),
    ])
    await see(page, '4 imports')
    await goTo(page, '#/mail-flow?from=2025-11-11&to=2025-11-18&flyout=summary')
    await see(page, 'Outbound TLS failures by domain', '10 of 100 sessions failed')
  })
})

function connectorOf(said: Analysis, name: string) {
  return said.mailFlow.connectors.find(({ connector }) => connector === name)
}

async function hashOf(page: Page): Promise<string> {
  return page.evaluate(() => location.hash)
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => {
    location.hash = wanted
  }, hash)
}

/** Waits until the details table lists so many rows; it draws those in view, and says how many there are with its head. */
async function seeRows(page: Page, count: number): Promise<void> {
  const listed = () =>
    page.evaluate((label) => {
      const tables = [...document.querySelectorAll('table')]
      return tables.find((one) => one.caption?.textContent === label)?.getAttribute('aria-rowcount')
    }, TABLE)
  await expect.poll(listed, PATIENCE).toBe(`${count + 1}`)
}

/** Firefox never reports the load of an extension's page to its automation. */
async function reload(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.dataset.isOld = ''
    location.reload()
  })
  await expect
    .poll(() => page.evaluate(() => document.body?.dataset.isOld === undefined).catch(() => false), PATIENCE)
    .toBe(true)
}

async function linksIn(page: Page, within: string): Promise<readonly string[]> {
  return page.evaluate(
    (selector) => [...document.querySelectorAll<HTMLElement>(`${selector} a`)].map((link) => link.innerText),
    within,
  )
}

async function follow(page: Page, name: string): Promise<void> {
  await page.evaluate((wanted) => {
    const links = [...document.querySelectorAll<HTMLElement>('a')]
    links.find((link) => link.innerText === wanted)?.click()
  }, name)
}

/** Fills a date field as a date picker does: whole. */
async function setDate(page: Page, label: string, date: string): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('label')].some(
        (one) => one.innerText.trim() === wanted && one.getClientRects().length > 0,
      ),
    { timeout: PATIENCE.timeout, polling: PATIENCE.interval },
    label,
  )
  await page.evaluate(
    (wanted, value) => {
      const labels = [...document.querySelectorAll('dialog[open] label')]
      const input = labels
        .find((one) => (one as HTMLElement).innerText.trim() === wanted)
        ?.querySelector('input')
      if (!input) throw new Error(`no field ${wanted}`)
      input.value = value
      input.dispatchEvent(new Event('change', { bubbles: true }))
    },
    label,
    date,
  )
}
