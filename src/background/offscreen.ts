import { callBackground } from '../platform/messages.ts'
import { hostEngine } from './engine-host.ts'

// The document lives exactly as long as its engine: closed, the next `ensureEngine` opens a new one.
hostEngine({
  // A background that fails hears of it again with the next change, and looks by itself when the browser starts.
  onChanged: () => void callBackground('storeChanged', null).catch(() => {}),
  onEnd: () => globalThis.close(),
})
