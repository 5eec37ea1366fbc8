import { touchExtension } from '../platform/extension.ts'
import { hostEngine } from './engine-host.ts'
import { onStoreChanged } from './store-changes.ts'

/** Firefox stops an event page after 30 seconds without an API call, whatever its worker does. */
const TOUCH_MS = 10_000

let end: (() => void) | null = null

/** Firefox: the engine's worker belongs to the event page, which stays awake as long as the engine runs. */
export function runInEventPage(): void {
  if (end) return
  const touching = setInterval(() => void touchExtension(), TOUCH_MS)
  end = hostEngine({
    onChanged: () => void onStoreChanged(),
    onEnd: () => {
      clearInterval(touching)
      end = null
    },
  })
}

/** Ends the engine of this event page; where none runs, nothing happens. */
export function endInEventPage(): void {
  end?.()
}
