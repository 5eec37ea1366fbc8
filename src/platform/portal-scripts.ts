import { browser } from './browser.ts'
import { patternOf } from './portal-grants.ts'

const SCRIPT_ID = 'portal'
const SCRIPT_FILE = 'src/portal/portal.js'

/** The hosts that the content script is registered for at run time; none without the permission `scripting`. */
export async function registeredHosts(): Promise<readonly string[]> {
  // The interface is not there before it is granted.
  if (!(await canScript())) return []
  const [script] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] })
  return (script?.matches ?? []).map((pattern) => pattern.replace(/^https:\/\/|\/\*$/g, ''))
}

/** Registers the content script for exactly these hosts. */
export async function registerHosts(hosts: readonly string[]): Promise<void> {
  if (!(await canScript())) return
  const isThere = (await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] })).length > 0
  if (isThere) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] })
  if (hosts.length === 0) return
  await browser.scripting.registerContentScripts([
    {
      id: SCRIPT_ID,
      matches: hosts.map(patternOf),
      js: [SCRIPT_FILE],
      runAt: 'document_idle',
      persistAcrossSessions: true,
    },
  ])
}

/** Puts the content script into the tabs of a host that are open already: they need no reload. */
export async function startInOpenTabs(host: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: patternOf(host) })
  const starting = tabs.flatMap(({ id }) =>
    id === undefined
      ? []
      : [browser.scripting.executeScript({ target: { tabId: id }, files: [SCRIPT_FILE] })],
  )
  // A tab that cannot be entered now (an error page, one that closes) gets it with its next document.
  await Promise.allSettled(starting)
}

function canScript(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['scripting'] })
}
