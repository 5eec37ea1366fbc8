import { isHostGranted } from '../platform/portal-grants.ts'
import { portalHosts } from '../platform/portal-hosts.ts'
import { registeredHosts, registerHosts, startInOpenTabs } from '../platform/portal-scripts.ts'

let syncing: Promise<void> = Promise.resolve()

/** Brings the registered content scripts in line with the hosts that were granted. */
export function syncPortalScripts(): Promise<void> {
  // One after the other: two permissions that come together would register twice.
  syncing = syncing.catch(() => {}).then(syncNow)
  return syncing
}

async function syncNow(): Promise<void> {
  const optional = portalHosts().filter(({ isOptional }) => isOptional)
  const granted = await Promise.all(optional.map(({ host }) => isHostGranted(host, true)))
  const wanted = optional.map(({ host }) => host).filter((_host, at) => granted[at])
  const registered = await registeredHosts()
  if (wanted.join() === [...registered].sort(inOrderOf(wanted)).join()) return
  await registerHosts(wanted)
  await Promise.all(wanted.filter((host) => !registered.includes(host)).map((host) => startInOpenTabs(host)))
}

function inOrderOf(hosts: readonly string[]): (a: string, b: string) => number {
  return (a, b) => hosts.indexOf(a) - hosts.indexOf(b)
}
