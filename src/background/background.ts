import { onAlarm } from '../platform/alarms.ts'
import { onExtensionStart } from '../platform/extension.ts'
import { keepStorageFromContentScripts } from '../platform/ledger-storage.ts'
import { onPermissionsChanged } from '../platform/permissions.ts'
import { onPolicyChanged } from '../platform/policy.ts'
import { onGrantsChanged } from '../platform/portal-grants.ts'
import { onHostsChanged } from '../platform/portal-hosts.ts'
import { serveMessages } from '../platform/serve.ts'
import { onSettingsChanged } from '../platform/settings.ts'
import { onTabClosed } from '../platform/tabs.ts'
import { deleteEverything } from './delete-everything.ts'
import { ensureEngine } from './engine.ts'
import { forgetFinding } from './ledger.ts'
import { followNotices } from './notices.ts'
import * as panels from './panels.ts'
import { syncPortalScripts } from './portal-scripts.ts'
import { PURGE_ALARM } from './purge-alarm.ts'
import { openReport, openView } from './report.ts'
import { applyRetention, RETENTION_ALARM, scheduleRetention } from './retention.ts'
import { followSettings, onStoreChanged } from './store-changes.ts'
import { distrustSummary } from './summary.ts'
import { REMINDER_ALARM } from './tell-news.ts'

// All listeners are added in the first turn: the browser wakes us for an event and looks only then.
serveMessages({
  ensureEngine: async () => {
    await ensureEngine()
    retain()
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
  deleteEverything: async () => {
    await deleteEverything()
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
  distrustSummary()
  void onStoreChanged()
  void scheduleRetention()
  retain()
  // An update of the extension takes its registered scripts away.
  void syncPortalScripts()
})
onHostsChanged(() => void panels.askAgain())
// The organisation may have restricted the portals.
onPolicyChanged(() => void panels.askAgain())
onGrantsChanged(() => void syncPortalScripts().then(panels.askAgain))
// A starting engine purges what was deleted half an hour ago.
onAlarm(PURGE_ALARM, () => void ensureEngine().catch(() => {}))
onAlarm(RETENTION_ALARM, retain)
onAlarm(REMINDER_ALARM, () => void onStoreChanged())
onSettingsChanged(() => {
  void followSettings()
  void scheduleRetention()
  retain()
})
followNotices()
// Before the permission is granted there is nothing to listen to.
onPermissionsChanged(() => {
  followNotices()
  void followSettings()
})
void keepStorageFromContentScripts()

/** An engine that does not start is told by whatever the admin asks for; retention comes back tomorrow. */
function retain(): void {
  void applyRetention(ensureEngine).catch(() => {})
}
