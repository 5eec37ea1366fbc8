import { onExtensionStart } from '../platform/extension.ts'
import { keepStorageFromContentScripts } from '../platform/ledger-storage.ts'
import { serveMessages } from '../platform/serve.ts'
import { onTabClosed } from '../platform/tabs.ts'
import { ensureEngine } from './engine.ts'
import * as panels from './panels.ts'
import { openReport } from './report.ts'
import { onStoreChanged } from './store-changes.ts'

// All listeners are added in the first turn: the browser wakes us for an event and looks only then.
serveMessages({
  ensureEngine: async () => {
    await ensureEngine()
    return null
  },
  openReport: async ({ importing }) => {
    await openReport(importing)
    return null
  },
  storeChanged: async () => {
    await onStoreChanged()
    return null
  },
  ...panels.handlers,
})
onTabClosed(panels.forget)
onExtensionStart(() => void onStoreChanged())
void keepStorageFromContentScripts()
