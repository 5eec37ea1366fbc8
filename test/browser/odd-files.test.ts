import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropFiles, takeIn } from './harness/drop-files.ts'
import { arrival, createExportFolder, extendedTrace, submission } from './harness/exports.ts'
import {
  BROWSERS,
  type ExtensionBrowser,
  openExtensionBrowser,
  PATIENCE,
} from './harness/extension-browser.ts'
import { accept, press, rowsOf, see, seeFigure, seeNo } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'
const PNG = readFileSync(new URL('../../public/icons/icon-16.png', import.meta.url))
const HTML = '<!doctype html><html><head><title>Sign in to your account</title></head><body></body></html>'
const MARKUP = '<img src=x onerror="document.body.dataset.ran=1"><script>document.body.dataset.ran=1</script>'
/** Turns the direction of writing round. */
const RTL = '\u202e'
const LONG = 'x'.repeat(10_000)

const HOSTILE = extendedTrace([
  submission({ id: 1, day: '2025-11-17', sender: `${MARKUP}@contoso.com`, subject: MARKUP, ip: MARKUP }),
  submission({ id: 2, day: '2025-11-17', sender: `${RTL}moc.osotnoc@contoso.com`, ip: `${RTL}1.2.3.4` }),
  submission({ id: 3, day: '2025-11-17', sender: `${LONG}@contoso.com`, subject: LONG, ip: '192.0.2.1' }),
  arrival({ id: 4, day: '2025-11-17', sender: 'a@b.example', connector: MARKUP, tls: 'NONE' }),
  arrival({ id: 5, day: '2025-11-17', sender: 'a@b.example', connector: `${RTL}yaler`, tls: 'TLS1_2' }),
])

describe.each(BROWSERS)('files that are odd in %s', (name) => {
  const folder = createExportFolder()
  let extension: ExtensionBrowser
  let page: Page

  beforeAll(async () => {
    extension = await openExtensionBrowser(name, { hasUsualIdleTime: true })
    page = await extension.openPage(REPORT)
    await page.evaluate(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => {
        document.body.dataset.violation = `${violatedDirective} ${sourceFile}`
      })
    })
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('takes a pasted table', async () => {
    const text = extendedTrace([
      submission({ id: 90, day: '2025-11-17', sender: 'erp@contoso.com', ip: '198.51.100.20' }),
    ])
    await see(page, 'No export at hand?')
    await paste(page, text)
    await accept(page, 'pasted-table.csv')
    await see(page, '1 message taken in.', 'pasted-table.csv', '1 import')
  })

  it.each([
    ['picture.csv', PNG, 'This is an image. Bring the CSV export.'],
    ['MTDetail.csv', Buffer.from(HTML), 'This is a web page, often the portal’s sign-in page'],
    ['empty.csv', Buffer.from(''), 'This file is empty.'],
    [
      'notes.txt',
      Buffer.from('Call the dentist\r\n'),
      'The columns of this table (Call the dentist) belong to no export',
    ],
  ])('says what %s is, stores nothing of it and keeps the rest', async (file, content, sentence) => {
    await dropFiles(name, page, [folder.write(file, content)])
    await see(page, sentence.replace('’', "'"), '1 import')
    await press(page, `Dismiss ${file}`)
    await seeNo(page, sentence.replace('’', "'"))
    await see(page, '1 import', 'pasted-table.csv')
    await press(page, 'SMTP Auth clients')
    await seeFigure(page, 'Messages', '1')
  })

  it('asks what the columns of a table are, and reads it by the answer, today and the next time', async () => {
    const table = folder.write('own.csv', 'Who,Mails,TLS1.2 (%),Remark\r\nerp@contoso.com,12,100,x\r\n')
    await dropFiles(name, page, [table])
    await see(
      page,
      'Its columns belong to no export that is known here.',
      '2 needed columns are missing: Sender address, Messages sent.',
    )
    await choose(page, 'Messages sent (needed)', 'Mails')
    await choose(page, 'Sender address (needed)', 'Who')
    await see(page, 'It says', 'TLS versions of SMTP AUTH', 'It does not say', 'Basic or OAuth')
    await press(page, 'Read with these columns: own.csv')
    await see(page, 'Its columns were read as you said what they are.', 'Which days does it cover?')
    await press(page, 'Discard own.csv')
    await see(page, 'Cancelled. Nothing of it was kept.', '1 remembered header', 'Who → Sender address')
    await dropFiles(name, page, [table])
    await see(page, 'Its columns were read as you said what they are.')
    await press(page, 'Discard own.csv')
    await press(page, 'Forget Who → Sender address, Mails → Messages sent, TLS1.2 (%) → TLS 1.2')
    await see(page, '0 remembered headers')
  })

  it('shows what it does not count, and gives it away as a file', async () => {
    const cut = extendedTrace([
      submission({ id: 91, day: 'yesterday', sender: 'erp@contoso.com', ip: '=1+2' }),
    ])
    await dropFiles(name, page, [folder.write('MTDetail_cut.csv', cut)])
    await see(page, '1 record is not counted:', 'Date not understood: 1 record, number 1')
    await press(page, 'Show the records of MTDetail_cut.csv that are not counted')
    await see(page, 'Not counted in MTDetail_cut.csv', 'yesterdayT08:00:00.0000000Z,')
    expect(await savedBy(page, 'Save as CSV')).toContain('"1","Date not understood","yesterdayT08')
    await press(page, 'Close')
    await press(page, 'Discard MTDetail_cut.csv')
  })

  it('shows hostile values as text, and runs nothing of them', async () => {
    await takeIn(name, page, [folder.write('<img src=x onerror=alert(1)>.csv', HOSTILE)])
    await see(page, '5 messages taken in.', '<img src=x onerror=alert(1)>.csv', '2 imports')
    await press(page, 'SMTP Auth clients')
    await seeFigure(page, 'Clients', '4')
    await press(page, 'View details table')
    const addresses = (await rowsOf(page, 'Senders through SMTP AUTH')).map(([address]) => address ?? '')
    expect(addresses.some((address) => address.includes('<img src=x onerror='))).toBe(true)
    for (const address of addresses.filter((one) => one.length < 500)) {
      await press(page, address)
      await expect
        .poll(() => page.$eval('dialog[open] h2', (title) => title.textContent), PATIENCE)
        .toBeTruthy()
      await press(page, 'Close')
    }
    await press(page, 'Outbound and inbound mail flow')
    await see(page, '2 Inbound messages', '<img src=x onerror=')
    await press(page, 'Insights (0)')
    await see(page, '1 open insight on your connectors', '<img src=x onerror=')
    expect(await marksOf(page)).toEqual({ ran: undefined, violation: undefined, images: 0, isWider: false })
  })
})

describe.each(BROWSERS)('the sample in %s', (name) => {
  const folder = createExportFolder()
  let extension: ExtensionBrowser

  beforeAll(async () => {
    extension = await openExtensionBrowser(name, { hasUsualIdleTime: true })
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  // By hand, the last 7 days (14 to 20 November): the relay has 5 weekdays x (4 x TLS 1.0, 1 x 1.2) and 2 weekend
  // days x (1 x TLS 1.0): 27 messages, 22 over TLS 1.0. Inbound in all: 27 + 5 x 6 + (5 x 4 + 2) = 79.
  it('is analysed at the start when the address asks for it', async () => {
    const page = await extension.openPage(`${REPORT}?sample`)
    await see(page, 'SMTP Auth clients')
    await openMailFlow(page)
    await see(page, '79 Inbound messages')
    expect(await relayOf(page)).toEqual(['27', 'TLS 1.0 81% (22)'])
    await press(page, 'Imports')
    await press(page, 'Delete MTDetail_sample.csv')
    await see(page, 'Deleted, no longer counted.')
    await page.close()
  })

  it('changes on the screen with one of its records', async () => {
    const sample = readFileSync(new URL('../../sample/MTDetail_sample.csv', import.meta.url), 'utf8')
    const lines = sample.split('\r\n')
    const at = lines.findLastIndex((line) => line.includes('Name=Contoso relay') && line.includes('TLS1_0'))
    lines[at] = (lines[at] ?? '').replace('TLS1_0', 'TLS1_2')
    const page = await extension.openPage(REPORT)
    await takeIn(name, page, [folder.write('MTDetail_changed.csv', lines.join('\r\n'))])
    await see(page, 'MTDetail_changed.csv', 'messages taken in.')
    await openMailFlow(page)
    await see(page, '79 Inbound messages')
    // One fewer over TLS 1.0: 21 of 27.
    await expect.poll(() => relayOf(page), PATIENCE).toEqual(['27', 'TLS 1.0 78% (21)'])
  })
})

async function openMailFlow(page: Page): Promise<void> {
  await press(page, 'Outbound and inbound mail flow')
}

async function relayOf(page: Page): Promise<readonly (string | undefined)[]> {
  const rows = await rowsOf(page, 'Mail flow by connector')
  const relay = rows.find(([connector]) => connector === 'Contoso relay')
  return [relay?.[3], relay?.[4]]
}

/** Chooses in the list of this name, as a person does. */
async function choose(page: Page, label: string, choice: string): Promise<void> {
  await page.evaluate(
    (wanted) => {
      const field = [...document.querySelectorAll('label')].find(
        (one) => one.querySelector('.field-label')?.textContent === wanted.label,
      )
      const select = field?.querySelector('select')
      if (!select) throw new Error(`no list ${wanted.label}`)
      select.selectedIndex = [...select.options].findIndex((option) => option.text === wanted.choice)
      select.dispatchEvent(new Event('change', { bubbles: true }))
    },
    { label, choice },
  )
}

/** The text of the file that this button hands to the browser as a download. */
async function savedBy(page: Page, button: string): Promise<string> {
  await page.evaluate(() => {
    const create = URL.createObjectURL
    URL.createObjectURL = (blob) => {
      ;(blob as Blob).text().then((text) => {
        document.body.dataset.saved = text
      })
      return create.call(URL, blob)
    }
  })
  await press(page, button)
  await expect.poll(() => page.evaluate(() => document.body.dataset.saved), PATIENCE).toBeTruthy()
  return page.evaluate(() => document.body.dataset.saved ?? '')
}

/** As Ctrl+V does; no automation may write the clipboard of a page without a permission. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { bubbles: true })
    // Firefox takes no data from its maker.
    Object.defineProperty(event, 'clipboardData', { value: clipboardData })
    document.body.dispatchEvent(event)
  }, text)
}

/** What hostile values would leave behind. */
async function marksOf(page: Page) {
  return page.evaluate(() => ({
    ran: document.body.dataset.ran,
    violation: document.body.dataset.violation,
    images: document.images.length,
    isWider: document.documentElement.scrollWidth > innerWidth,
  }))
}
