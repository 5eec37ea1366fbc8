import { closeOffscreen, openOffscreen } from '../platform/offscreen.ts'
import { whenWriterGone } from '../store/writer-lock.ts'
import { whenEngineListens } from './engine-listens.ts'
import { endInEventPage, runInEventPage } from './event-page-engine.ts'

const OFFSCREEN_PAGE = 'src/background/offscreen.html'
const JUSTIFICATION = 'Reads large exports in a worker, also when the tab that brought them is closed.'

let starting: Promise<void> | undefined

/** Starts the engine where it does not run, and resolves when it listens. Rejects when it does not start. */
export async function ensureEngine(): Promise<void> {
  starting ??= whenEngineListens(startHost).finally(() => {
    starting = undefined
  })
  await starting
}

/** Ends the engine whatever it does, and resolves when it has let the store go. */
export async function stopEngine(): Promise<void> {
  if (__TARGET__ === 'chromium') await closeOffscreen()
  else endInEventPage()
  await whenWriterGone(navigator.locks)
}

async function startHost(): Promise<void> {
  if (__TARGET__ === 'chromium') await openOffscreen(OFFSCREEN_PAGE, JUSTIFICATION)
  else runInEventPage()
}
