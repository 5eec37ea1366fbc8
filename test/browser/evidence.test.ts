import type { Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropFiles } from './harness/drop-files.ts'
import { SIGN_INS, TLS_REPORT } from './harness/evidence.ts'
import { createExportFolder } from './harness/exports.ts'
import { BROWSERS, type ExtensionBrowser, openExtensionBrowser } from './harness/extension-browser.ts'
import { press, rowsOf, see, seeFigure } from './harness/screen.ts'

const REPORT = 'src/pages/report/index.html'

describe.each(BROWSERS)('evidence in %s', (name) => {
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

  it('is dropped, and shown in its tab', async () => {
    await dropFiles(name, page, [
      folder.write('InteractiveSignIns.csv', SIGN_INS),
      folder.write('fabrikam!contoso.com.json', TLS_REPORT),
    ])
    await press(page, 'Import all 2')
    await see(page, '2 imports')
    await press(page, 'Evidence')
    await seeFigure(page, 'Users', '1')
    await seeFigure(page, 'Failed sign-ins', '1')
    const [row] = await rowsOf(page, 'SMTP AUTH sign-ins by user')
    // The last two are days, as the browser's own language writes them.
    expect(row?.slice(0, 5)).toEqual(['scan@contoso.com', 'Basic 2', '1', '1', '203.0.113.9'])
    await see(page, '10 of 100 sessions failed')
    expect(await rowsOf(page, 'TLS outcomes by recipient domain, protection and reason')).toEqual([
      ['contoso.com', 'MTA-STS', 'certificate-expired', '10', '90', 'Sessions', 'Fabrikam Mail'],
    ])
  })

  it('is no message in the reports', async () => {
    await press(page, 'SMTP Auth clients')
    await see(page, 'Your imports do not say who uses SMTP AUTH')
    await press(page, 'Outbound and inbound mail flow')
    await see(page, 'Your imports do not say how mail enters and leaves')
  })

  it('leaves with its import', async () => {
    await press(page, 'Imports')
    await press(page, 'Delete InteractiveSignIns.csv')
    await see(page, 'Deleted, no longer counted.')
    await press(page, 'Evidence')
    await see(page, 'Sign-in logs of Microsoft Entra', '10 of 100 sessions failed')
  })
})
