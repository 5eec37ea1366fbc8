import { onAlarm } from '../platform/alarms.ts'
import { onExtensionStart } from '../platform/extension.ts'
import { keepStorageFromContentScripts } from '../platform/ledger-storage.ts'
import { onGrantsChanged } from '../platform/portal-grants.ts'
import { onHostsChanged } from '../platform/portal-hosts.ts'
import { serveMessages } from '../platform/serve.ts'
import { onTabClosed } from '../platform/tabs.ts'
import { ensureEngine } from './engine.ts'
import { forgetFinding } from './ledger.ts'
import * as panels from './panels.ts'
import { syncPortalScripts } from './portal-scripts.ts'
import { PURGE_ALARM } from './purge-alarm.ts'
import { openReport, openView } from './report.ts'
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
  openView: async ({ address }) => {
    await openView(address)
    return null
  },
  storeChanged: async () => {
    await onStoreChanged()
    return null
  },
  forgetFinding: async ({ importId }) => {
    await forgetFinding(importId)
    return null
  },
  ...panels.handlers,
})
onTabClosed(panels.forget)
onExtensionStart(() => {
  void onStoreChanged()
  // An update of the extension takes its registered scripts away.
  void syncPortalScripts()
})
onHostsChanged(() => void panels.askAgain())
onGrantsChanged(() => void syncPortalScripts().then(panels.askAgain))
// A starting engine purges what was deleted half an hour ago.
onAlarm(PURGE_ALARM, () => void ensureEngine())
void keepStorageFromContentScripts()
