import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropFiles, takeIn } from './harness/drop-files.ts'
import { arrival, createExportFolder, extendedTrace } from './harness/exports.ts'
import { PATIENCE } from './harness/extension-browser.ts'
import { createKeptProfile, type RunningBrowser } from './harness/kept-profile.ts'
import { accept, press, see, seeNo, textOf } from './harness/screen.ts'
import {
  alterFactDay,
  closeEngine,
  countFactDays,
  deleteStore,
  endEngineWorker,
  forgetInLedger,
  holdShapes,
  ledgerFiles,
  type Release,
  removeFacts,
} from './harness/store-faults.ts'

const REPORT = 'src/pages/report/index.html'
/** On the extension's origin, and with no script of its own. */
const BARE = 'manifest.json'

const RELAY = { connector: 'Contoso relay', sender: 'intranet@contoso.com' }
const PARTNER = { connector: 'Fabrikam partner', type: 'Partner', sender: 'desk@fabrikam.com' }

/** Five days, so more than one batch of the staging: 3 x TLS 1.0, 2 x 1.2. */
const RELAY_WEEK = extendedTrace([
  arrival({ id: 1, day: '2025-11-17', ...RELAY, tls: 'TLS1_0' }),
  arrival({ id: 2, day: '2025-11-18', ...RELAY, tls: 'TLS1_0' }),
  arrival({ id: 3, day: '2025-11-19', ...RELAY, tls: 'TLS1_0' }),
  arrival({ id: 4, day: '2025-11-20', ...RELAY, tls: 'TLS1_2' }),
  arrival({ id: 5, day: '2025-11-21', ...RELAY, tls: 'TLS1_2' }),
])
/** Three days: 1 x none, 2 x 1.2. */
const PARTNER_WEEK = extendedTrace([
  arrival({ id: 11, day: '2025-11-17', ...PARTNER, tls: 'NONE' }),
  arrival({ id: 12, day: '2025-11-18', ...PARTNER, tls: 'TLS1_2' }),
  arrival({ id: 13, day: '2025-11-19', ...PARTNER, tls: 'TLS1_2' }),
])
/** Two days: 2 x 1.3. */
const MORE = extendedTrace([
  arrival({ id: 21, day: '2025-11-17', ...PARTNER, tls: 'TLS1_3' }),
  arrival({ id: 22, day: '2025-11-18', ...PARTNER, tls: 'TLS1_3' }),
])
/** One message. */
const LATE = extendedTrace([arrival({ id: 31, day: '2025-11-20', ...PARTNER, tls: 'TLS1_3' })])

const RELAY_ALONE = ['5 Inbound messages', 'TLS 1.0 60% (3)', 'TLS 1.2 40% (2)']
const RELAY_AND_PARTNER = ['8 Inbound messages', 'No TLS 13% (1)', 'TLS 1.0 38% (3)', 'TLS 1.2 50% (4)']
const ALL_THREE = [
  '10 Inbound messages',
  'No TLS 10% (1)',
  'TLS 1.0 30% (3)',
  'TLS 1.2 40% (4)',
  'TLS 1.3 20% (2)',
]
/** The partner's week and what came after it. */
const WITHOUT_RELAY = ['5 Inbound messages', 'No TLS 20% (1)', 'TLS 1.2 40% (2)', 'TLS 1.3 40% (2)']

const INTERRUPTED = 'nothing of it was kept. Drop the file again.'
const LOST = 'that were stored are no longer there. Import the file again.'
const DAMAGED = 'what is stored no longer matches its check sum'

describe('after a fault in Chromium', () => {
  const exports = createExportFolder()
  const relay = exports.write('relay.csv', RELAY_WEEK)
  const partner = exports.write('partner.csv', PARTNER_WEEK)
  const more = exports.write('more.csv', MORE)
  const profile = createKeptProfile()
  let running: RunningBrowser
  let page: Page

  beforeAll(() => launch())
  afterAll(async () => {
    await profile.remove()
    exports.remove()
  })

  async function launch(): Promise<void> {
    running = await profile.launch()
    page = await running.openPage(REPORT)
    // A page that has not drawn itself yet takes no files.
    await page.waitForSelector('body[data-jobs=idle]', { timeout: PATIENCE.timeout })
  }

  /** Works on the store behind the product's back, from a page beside the report. */
  async function besides<T>(work: (bare: Page) => Promise<T>): Promise<T> {
    const bare = await running.openPage(BARE)
    const result = await work(bare)
    await bare.close()
    await page.bringToFront()
    return result
  }

  /** Drops a file and waits until its facts are staged and only the seal is missing. */
  async function stopInTheMiddle(path: string, name: string, days: number): Promise<Release> {
    const bare = await running.openPage(BARE)
    const release = await holdShapes(bare)
    await page.bringToFront()
    await dropFiles('chromium', page, [path])
    await expect.poll(() => countFactDays(bare, name), PATIENCE).toBe(days)
    await see(page, name, 'Being stored.')
    return async () => {
      await release()
      await bare.close()
    }
  }

  it('tells an import that the killed browser cut, and counts nothing of it', async () => {
    await takeIn('chromium', page, [relay])
    await see(page, '5 messages taken in.', '1 import')
    await stopInTheMiddle(partner, 'partner.csv', 3)
    await running.kill()

    await launch()
    await press(page, 'Imports')
    await see(page, `partner.csv: `, INTERRUPTED, '1 import')
    expect(await textOf(page)).not.toContain(DAMAGED)
    await seeMailFlow(page, RELAY_ALONE)
    expect(await besides((bare) => countFactDays(bare, 'partner.csv'))).toBe(0)
  })

  it('forgets it when that was read, and takes the file in again', async () => {
    await press(page, 'Imports')
    await press(page, 'Dismiss')
    await seeNo(page, INTERRUPTED)
    await takeIn('chromium', page, [partner])
    await see(page, '3 messages taken in.', '2 imports')
  })

  it('has every import that it called taken in before it was killed', async () => {
    // What was seen last above: nothing is waited for between that sentence and the end.
    await running.kill()
    await launch()
    await seeMailFlow(page, RELAY_AND_PARTNER)
    await press(page, 'Imports')
    await see(page, '2 imports')
    await expect.poll(() => besides(ledgerFiles), PATIENCE).toEqual(['relay.csv', 'partner.csv'])
    await expectNoFinding(page)
  })

  it('shows an import on its way and its numbers in every report that is open', async () => {
    const other = await running.openPage(REPORT)
    await press(other, 'Imports')
    const release = await stopInTheMiddle(more, 'more.csv', 2)
    await see(other, 'more.csv', 'Being stored.')
    await release()
    // It waits for a look in every one of them; any of them can take it in.
    await other.bringToFront()
    await see(page, 'It says')
    await accept(other, 'more.csv')
    for (const report of [page, other]) {
      await report.bringToFront()
      await see(report, '2 messages taken in.', '3 imports')
      await seeMailFlow(report, ALL_THREE)
    }
    await other.close()
  })

  it.each([
    { end: 'document', file: 'again.csv', close: () => besides(closeEngine) },
    { end: 'worker', file: 'late.csv', close: () => endEngineWorker(running.browser) },
  ])(
    'says that an import ended with its engine: the $end, and takes the file in again',
    async ({ file, close }) => {
      const path = exports.write(file, LATE)
      const release = await stopInTheMiddle(path, file, 1)
      await close()
      await release()
      await page.bringToFront()
      await see(page, `${file}: `, INTERRUPTED)
      await seeNo(page, 'Being stored.')
      expect(await besides((bare) => countFactDays(bare, file))).toBe(0)

      await press(page, 'Dismiss')
      await takeIn('chromium', page, [path])
      await see(page, '1 message taken in.')
      await press(page, `Delete ${file}`)
      await see(page, 'Deleted, no longer counted.')
      await seeMailFlow(page, ALL_THREE)
    },
  )

  it('tells an import that lost facts, and counts the others when it is deleted', async () => {
    await besides((bare) => removeFacts(bare, 'relay.csv'))
    await page.reload()
    await see(page, 'relay.csv: ', DAMAGED)
    await press(page, 'Imports')
    await press(page, 'Delete relay.csv')
    await seeNo(page, DAMAGED)
    await seeMailFlow(page, WITHOUT_RELAY)
  })

  it('finds altered bytes in an import that the ledger does not know yet', async () => {
    await besides(async (bare) => {
      await alterFactDay(bare, 'more.csv')
      await forgetInLedger(bare, 'more.csv')
    })
    await page.reload()
    await see(page, 'more.csv: ', DAMAGED)
    await seeMailFlow(page, WITHOUT_RELAY)
    await press(page, 'Imports')
    await press(page, 'Delete more.csv')
    await seeNo(page, DAMAGED)
    await seeMailFlow(page, ['3 Inbound messages', 'No TLS 33% (1)', 'TLS 1.2 67% (2)'])
  })

  it('names what is lost with the database, and begins anew', async () => {
    await besides(deleteStore)
    await page.reload()
    await see(page, 'partner.csv: 3 records ', LOST)
    await press(page, 'Dismiss')
    await seeNo(page, LOST)
    expect(await besides(ledgerFiles)).toEqual([])
    await page.reload()
    await see(page, 'Nothing imported yet')
    await expectNoFinding(page)
    await takeIn('chromium', page, [partner])
    await see(page, '3 messages taken in.', '1 import')
    await seeMailFlow(page, ['3 Inbound messages', 'No TLS 33% (1)', 'TLS 1.2 67% (2)'])
  })

  it('names what is lost with the folder of the database while the browser was away', async () => {
    await running.kill()
    rmSync(join(profile.folder, 'Default', 'IndexedDB'), { recursive: true })
    await launch()
    // Nothing is left to show, so the page greets as at first; what was lost stands above.
    await see(page, 'partner.csv: 3 records ', LOST, 'Find who still sends through SMTP AUTH')
    await press(page, 'Dismiss')
    await seeNo(page, LOST)
    await page.reload()
    await see(page, 'Find who still sends through SMTP AUTH')
    await expectNoFinding(page)
    await takeIn('chromium', page, [relay])
    await see(page, '5 messages taken in.', '1 import')
    await seeMailFlow(page, RELAY_ALONE)
  })
})

async function seeMailFlow(page: Page, texts: readonly string[]): Promise<void> {
  await press(page, 'Outbound and inbound mail flow')
  await see(page, ...texts)
}

async function expectNoFinding(page: Page): Promise<void> {
  const text = await textOf(page)
  for (const finding of [INTERRUPTED, LOST, DAMAGED]) expect(text).not.toContain(finding)
}
