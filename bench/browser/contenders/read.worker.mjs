/** A view that costs least: every answer wakes two processes up, so each is to be full. */
const VIEW_BYTES = 512 * 1024

/** Held here: Chromium collects a reader in the middle of a read when only a suspended function knows it. */
/** @type {{ reader: ReadableStreamBYOBReader | null }} */
const live = { reader: null }

addEventListener('message', async ({ data }) => {
  if (data.method === 'group') await discard(data.file)
  postMessage('')
})

/** Reads the whole file and throws it away: the least that any engine in a browser costs. @param {File} file */
async function discard(file) {
  live.reader = file.stream().getReader({ mode: 'byob' })
  let buffer = new ArrayBuffer(VIEW_BYTES)
  for (;;) {
    const { done, value } = await live.reader.read(new Uint8Array(buffer), { min: VIEW_BYTES })
    if (done || !value) break
    buffer = value.buffer
  }
  live.reader = null
}
