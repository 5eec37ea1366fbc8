import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROWSERS, type ExtensionBrowser, openExtensionBrowser } from './harness/extension-browser.ts'
import { callFrom } from './harness/runtime.ts'

const POPUP = 'src/pages/popup/index.html'
const REPORT = 'src/pages/report/index.html'
const DONE = { ok: true, value: null }
const KERNEL = readFileSync(new URL('../../src/csv/kernel/kernel.wasm', import.meta.url))

describe.each(BROWSERS)('the background in %s', (name) => {
  let extension: ExtensionBrowser

  beforeAll(async () => {
    extension = await openExtensionBrowser(name)
  })
  afterAll(() => extension?.close())

  it('starts the engine, also for two callers at once', async () => {
    const page = await extension.openPage(POPUP)
    const answers = await Promise.all([
      callFrom(page, 'ensureEngine', null),
      callFrom(page, 'ensureEngine', null),
    ])
    expect(answers).toEqual([DONE, DONE])
    await page.close()
  })

  it('starts it again after the browser stopped the background', async () => {
    const page = await extension.openPage(POPUP)
    await callFrom(page, 'ensureEngine', null)
    await extension.stopBackground(page)
    expect(await callFrom(page, 'ensureEngine', null)).toEqual(DONE)
    await page.close()
  })

  it('shows the report that is open instead of a second one', async () => {
    const page = await extension.openPage(POPUP)
    const tabsBefore = (await extension.browser.pages()).length
    await callFrom(page, 'openReport', { importing: false })
    await expect.poll(async () => (await extension.browser.pages()).length).toBe(tabsBefore + 1)
    await callFrom(page, 'openReport', { importing: true })
    expect((await extension.browser.pages()).length).toBe(tabsBefore + 1)
    await page.close()
  })

  // Where it may not run, imports show the same numbers, only later: nothing else would tell.
  it('lets the kernel of the reader run under the policy of the extension', async () => {
    const page = await extension.openPage(REPORT)
    const names = await page.evaluate(
      (bytes) =>
        WebAssembly.Module.exports(new WebAssembly.Module(new Uint8Array(bytes))).map(({ name }) => name),
      [...KERNEL],
    )
    expect(names).toContain('showNext')
    await page.close()
  })

  it('refuses what is not in its map, has another shape, or comes from the wrong place', async () => {
    const page = await extension.openPage(REPORT)
    const refused = { ok: false, code: 'refused' }
    expect(await callFrom(page, 'format' as 'ensureEngine', null)).toMatchObject(refused)
    expect(await callFrom(page, 'ensureEngine', 'now' as unknown as null)).toMatchObject(refused)
    expect(await callFrom(page, 'panelReady', { nonce: '0'.repeat(32) })).toMatchObject(refused)
    await page.close()
  })
})
