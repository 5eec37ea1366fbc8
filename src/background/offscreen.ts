import { callBackground } from '../platform/messages.ts'
import { hostEngine } from './engine-host.ts'

// The document lives exactly as long as its engine: closed, the next `ensureEngine` opens a new one.
hostEngine({
  onChanged: () => void callBackground('storeChanged', null),
  onEnd: () => globalThis.close(),
})
