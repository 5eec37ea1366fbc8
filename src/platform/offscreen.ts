/** Runs the offscreen document of Chromium, at most one an extension. Firefox has no such thing. */
export async function openOffscreen(path: string, justification: string): Promise<void> {
  if (await chrome.offscreen.hasDocument()) return
  try {
    await chrome.offscreen.createDocument({ url: path, reasons: ['WORKERS'], justification })
  } catch (error) {
    // Another wake of the service worker was faster.
    if (!(await chrome.offscreen.hasDocument())) throw error
  }
}

/** Ends it with all that runs in it; without one nothing happens. */
export async function closeOffscreen(): Promise<void> {
  if (await chrome.offscreen.hasDocument()) await chrome.offscreen.closeDocument().catch(() => {})
}
