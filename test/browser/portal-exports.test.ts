import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze } from './harness/command-line.ts'
import { dropFiles, takeIn } from './harness/drop-files.ts'
import { createExportFolder, table } from './harness/exports.ts'
import { BROWSERS, type ExtensionBrowser, openExtensionBrowser } from './harness/extension-browser.ts'
import { accept, press, rowsOf, see, seeFigure, seeNo } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'

/** By hand: 3 clients, 100 + 60 + 40 = 200 messages; TLS 1.0: 25 of the first 100; the rest 1.2. */
const CLIENTS = table(
  'Sender address,Domain,Message count,Authentication protocol,No TLS (%),TLS 1.0 (%),TLS 1.1 (%),TLS 1.2 (%),TLS 1.3 (%)',
  [
    'erp@contoso.com,contoso.com,100,Basic,0,25,0,75,0',
    'scanner@contoso.com,contoso.com,60,Basic,0,0,0,100,0',
    'ticket@fabrikam.com,fabrikam.com,40,OAuth,0,0,0,100,0',
  ],
)

/** By hand: the relay 40 messages on two days, 30 of them (75%) over TLS 1.0; the partner 30, 12 (40%) without TLS. */
const CONNECTORS = table(
  'Date,Connector direction and name,Connector type,Forced TLS?,Message count,No TLS,TLS 1.0,TLS 1.1,TLS 1.2,TLS 1.3',
  [
    '2025-12-01,From your org - Contoso relay,OnPremises,No,20,0,15,0,5,0',
    '2025-12-02,From your org - Contoso relay,OnPremises,No,20,0,15,0,5,0',
    '2025-12-01,To partner - Fabrikam partner,Partner,No,30,12,0,0,18,0',
  ],
)

describe.each(BROWSERS)('the exports of the portal in %s', (name) => {
  const folder = createExportFolder()
  // A Monday: the portal's week before it is 10 to 16 November.
  const clients = folder.write('SMTP AUTH clients.csv', CLIENTS, new Date('2025-11-17T09:00:00Z'))
  const connectors = folder.write('Inbound messages.csv', CONNECTORS)
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

  it('asks which days an export without dates covers, and suggests the week before it was made', async () => {
    await dropFiles(name, page, [clients])
    await see(page, 'Which days does it cover?', 'SMTP AUTH clients report')
    expect(
      await page.$$eval('form input[type=date]', (fields) =>
        fields.map((field) => (field as HTMLInputElement).value),
      ),
    ).toEqual(['2025-11-10', '2025-11-16'])
    await see(page, 'Nov 10 – 16, 2025 (7 days)')
    await accept(page, 'SMTP AUTH clients.csv')
    await see(page, '200 messages taken in.', '1 import')
  })

  it('shows one bar a period under its own name, with the numbers of the command line', async () => {
    const { smtpAuth } = await analyze('--period', '2025-11-10..2025-11-16', clients)
    expect([smtpAuth.clients, smtpAuth.messages]).toEqual([3, 200])
    await press(page, 'SMTP Auth clients')
    await see(page, 'Nov 10 – 16, 2025 (UTC), from the portal export')
    await seeFigure(page, 'Clients', '3')
    await seeFigure(page, 'Messages', '200')
    // 25 of 200; 160 Basic, 40 OAuth.
    await see(page, 'TLS 1.0 13% (25)', 'TLS 1.2 88% (175)', 'Basic 80% (160)', 'OAuth 20% (40)')
    await see(page, 'The portal export has one total for its whole period and no days.')
    expect(await rowsOf(page, 'Messages in each period of the portal export')).toEqual([
      ['Nov 10 – 16, 2025', '', '200 messages'],
    ])
    await press(page, 'View details table')
    await see(page, '3 senders')
    const rows = await rowsOf(page, 'Senders through SMTP AUTH')
    expect(rows.map(([address, messages]) => [address, messages])).toEqual(
      smtpAuth.senders.map(({ address, messages }) => [address, String(messages)]),
    )
  })

  it('leaves out a period that the range cuts, says so, and shows it by one click', async () => {
    await page.evaluate(() => {
      location.hash = '#/smtp-auth?from=2025-11-12&to=2025-11-18'
    })
    await see(page, '1 portal export is not counted')
    await seeNo(page, '200 messages')
    await press(page, 'Show Nov 10 – 16, 2025')
    await seeNo(page, '1 portal export is not counted')
    await see(page, '200 messages')
    await seeFigure(page, 'Clients', '3')
  })

  it('shows volume and TLS a connector, and both insights', async () => {
    await takeIn(name, page, [connectors])
    await see(page, '70 messages taken in.', 'Inbound and outbound messages report')
    await page.evaluate(() => {
      location.hash = '#/mail-flow'
    })
    await see(page, '40 Inbound messages', '30 Outbound messages', 'TLS 1.0 75% (30)', 'No TLS 40% (12)')
    const { mailFlow } = await analyze(connectors)
    const rows = await rowsOf(page, 'Mail flow by connector')
    expect(rows).toEqual([
      ['Contoso relay', 'Inbound', 'On-premises', '40', 'TLS 1.0 75% (30)', 'TLS 1.0 is above 50%'],
      ['Fabrikam partner', 'Outbound', 'Partner', '30', 'No TLS 40% (12)', 'No TLS is over 25%'],
    ])
    expect(rows.map(([connector, , , messages]) => [connector, messages])).toEqual(
      mailFlow.connectors.map(({ connector, messages }) => [connector, String(messages)]),
    )
    await press(page, 'Insights (2)')
    await see(
      page,
      '2 open insights on your connectors',
      '75% (30) of 40 messages',
      '40% (12) of 30 messages',
    )
  })
})
