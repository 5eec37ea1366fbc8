import { browser } from './browser.ts'
import { isRecord } from './message-shapes.ts'
import { isDays } from './settings-fields.ts'

const MIB = 1024 * 1024
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/

/** What the organisation has decided; `null` leaves it to the admin. Its keys and their use: docs/policy.md. */
export interface Policy {
  readonly keepOriginals: boolean | null
  /** In bytes. */
  readonly maxOriginalSize: number | null
  readonly retentionDays: number | null
  readonly allowsExport: boolean | null
  /** The only portals in which the panel may be, by host name in lower case. */
  readonly portalHosts: readonly string[] | null
}

/** The organisation's policy; nothing is decided where the browser has none for us. */
export async function readPolicy(): Promise<Policy> {
  try {
    return policyOf(await browser.storage.managed.get())
  } catch {
    // Firefox rejects where no policy was set up.
    return policyOf({})
  }
}

/** A policy as it was written. A value that makes no sense decides nothing, except that a list of hosts stays a list. */
export function policyOf(managed: unknown): Policy {
  const values = isRecord(managed) ? managed : {}
  return {
    keepOriginals: booleanOrNull(values.keepOriginals),
    maxOriginalSize: bytesOrNull(values.maxOriginalMiB),
    retentionDays: isDays(values.retentionDays) ? values.retentionDays : null,
    allowsExport: booleanOrNull(values.allowExport),
    portalHosts: hostsOrNull(values.portalHosts),
  }
}

/** Whether the organisation has decided anything at all. */
export function hasPolicy(policy: Policy): boolean {
  return Object.values(policy).some((value) => value !== null)
}

/** Whether the panel may be in a portal, by its host name. */
export function isHostAllowed({ portalHosts }: Policy, host: string): boolean {
  return portalHosts === null || portalHosts.includes(host.toLowerCase())
}

/** Calls back when the organisation's policy has changed. Returns how to stop. */
export function onPolicyChanged(listener: () => void): () => void {
  const hear = (_changes: object, area: string): void => {
    if (area === 'managed') listener()
  }
  browser.storage.onChanged.addListener(hear)
  return () => browser.storage.onChanged.removeListener(hear)
}

function booleanOrNull(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

function bytesOrNull(mebibytes: unknown): number | null {
  return typeof mebibytes === 'number' && mebibytes >= 0 ? mebibytes * MIB : null
}

/** A list whose names are all misspelt allows no host: a restriction must not open up by a slip. */
function hostsOrNull(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null
  return value
    .filter((host) => typeof host === 'string')
    .map((host) => host.toLowerCase())
    .filter((host) => HOST.test(host))
}
