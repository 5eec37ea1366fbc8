import { touchExtension } from '../platform/extension.ts'
import { hostEngine } from './engine-host.ts'
import { onStoreChanged } from './store-changes.ts'

/** Firefox stops an event page after 30 seconds without an API call, whatever its worker does. */
const TOUCH_MS = 10_000

let isRunning = false

/** Firefox: the engine's worker belongs to the event page, which stays awake as long as the engine runs. */
export function runInEventPage(): void {
  if (isRunning) return
  isRunning = true
  const touching = setInterval(() => void touchExtension(), TOUCH_MS)
  hostEngine({
    onChanged: () => void onStoreChanged(),
    onEnd: () => {
      clearInterval(touching)
      isRunning = false
    },
  })
}
