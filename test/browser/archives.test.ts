import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { zipBytes } from '../helpers/zip-bytes.ts'
import { dropFiles } from './harness/drop-files.ts'
import { createExportFolder, extendedTrace, submission } from './harness/exports.ts'
import { BROWSERS, type ExtensionBrowser, openExtensionBrowser } from './harness/extension-browser.ts'
import { press, see, seeFigure } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'

/** One message each, of a sender of its own. */
function trace(id: number): string {
  return extendedTrace([submission({ id, day: '2025-11-17', sender: `s${id}@contoso.com`, ip: '192.0.2.1' })])
}

const ZIP = zipBytes([
  { name: 'MTDetail_1.csv', content: trace(1) },
  { name: 'older/MTDetail_2.csv', content: trace(2), isStored: true },
  { name: 'secret.csv', content: trace(3), isEncrypted: true },
])
// The browsers' own gunzip refuses a second member.
const [first, second] = [trace(4).slice(0, 100), trace(4).slice(100)]
const GZIP = Buffer.concat([gzipSync(first), gzipSync(second)])
const MAIL = [
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain',
  '',
  'The export.',
  '--b',
  'Content-Type: application/gzip; name="MTDetail_5.csv.gz"',
  'Content-Transfer-Encoding: base64',
  '',
  gzipSync(trace(5)).toString('base64'),
  '--b--',
].join('\r\n')

describe.each(BROWSERS)('files in files in %s', (name) => {
  const folder = createExportFolder()
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

  it('are imports of their own', async () => {
    await dropFiles(name, page, [
      folder.write('all.zip', ZIP),
      folder.write('four.csv.gz', GZIP),
      folder.write('mail.eml', MAIL),
    ])
    await press(page, 'Import all 4')
    await see(page, 'all.zip/MTDetail_1.csv', 'all.zip/older/MTDetail_2.csv', 'four.csv.gz')
    await see(page, 'mail.eml/MTDetail_5.csv.gz', '4 imports')
    await see(page, 'all.zip/secret.csv', 'This file is protected by a password')
    await press(page, 'SMTP Auth clients')
    await seeFigure(page, 'Clients', '4')
  })
})

// Firefox's automation cannot drop a folder.
describe('a dropped folder in chromium', () => {
  const folder = createExportFolder()
  let extension: ExtensionBrowser

  beforeAll(async () => {
    extension = await openExtensionBrowser('chromium')
  })
  afterAll(async () => {
    await extension?.close()
    folder.remove()
  })

  it('is an import for each file in it', async () => {
    const path = folder.write('logs/old/MTDetail_6.csv', trace(6))
    folder.write('logs/MTDetail_7.csv', trace(7))
    folder.write('logs/.DS_Store', 'x')
    const page = await extension.openPage(REPORT)
    await see(page, 'No export at hand?')
    await dropFiles('chromium', page, [dirname(dirname(path))])
    await press(page, 'Import all 2')
    await see(page, 'logs/MTDetail_7.csv', 'logs/old/MTDetail_6.csv', '2 imports')
  })
})
