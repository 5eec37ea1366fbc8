import { describe, expect, it } from 'vitest'
import { BROWSERS, openExtensionBrowser, PATIENCE } from './harness/extension-browser.ts'
import { buildWithGrants } from './harness/granted-build.ts'
import { looksOf, openPanel } from './harness/portal.ts'
import { see } from './harness/screen.ts'

const PORTALS = [
  { address: 'https://security.microsoft.com/messagetrace', text: 'Downloadable reports' },
  { address: 'https://admin.microsoft.com/Adminportal/Home#/homepage', text: 'Drop exports here.' },
]

describe.each(BROWSERS)('portals that are asked for, in %s', (name) => {
  it('are silent until they were granted', async () => {
    const extension = await openExtensionBrowser(name)
    for (const { address } of PORTALS) {
      const page = await extension.openPortal(address)
      await page.waitForNetworkIdle()
      expect(await looksOf(page)).toEqual([])
      await page.close()
    }
    await extension.close()
  })

  it('have the panel once they were', async () => {
    // No automation can answer the browser's question: in this build the permissions are given with the extension.
    const build = buildWithGrants(name)
    const extension = await openExtensionBrowser(name, { folder: build.folder })
    for (const { address, text } of PORTALS) {
      const page = await extension.openPortal(address)
      await expect.poll(() => looksOf(page), PATIENCE).toHaveLength(1)
      await see(await openPanel(page), text)
      await page.close()
    }
    await extension.close()
    build.remove()
  })
})
