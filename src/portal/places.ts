import type { Place } from '../platform/portal-words.ts'

/** A portal, and where in it we show ourselves at all. */
interface Portal {
  readonly host: string
  /** The path must begin with this, as whole segments; elsewhere on the host we are silent. */
  readonly path: string
}

/**
 * The portals that carry the Exchange admin center. The manifest lists the same hosts. The Microsoft 365
 * admin center holds many other things; the Exchange one moves there under `/exchange`.
 */
const PORTALS: readonly Portal[] = [
  { host: 'admin.exchange.microsoft.com', path: '/' },
  { host: 'admin.cloud.microsoft', path: '/exchange' },
  // Further clouds, on which the admin has to switch us on.
  { host: 'admin.exchange.office365.us', path: '/' },
  { host: 'admin.exchange.microsoft.us', path: '/' },
  { host: 'admin.exchange.apps.mil', path: '/' },
]

/** Routes of the portal, which stand in the hash; the first that fits names the place. */
const ROUTES: readonly { readonly route: RegExp; readonly place: Place }[] = [
  { route: /^#\/(homepage)?$/i, place: 'home' },
  { route: /^$/, place: 'home' },
  { route: /^#\/reports\b/i, place: 'mail-flow-reports' },
  { route: /^#\/connectors\b/i, place: 'connectors' },
  { route: /^#\/messagetrace\b/i, place: 'message-trace' },
  { route: /^#\/transportrules\b/i, place: 'rules' },
]

type Address = Pick<Location, 'hostname' | 'pathname' | 'hash'>

/** The place that an address of a portal shows, or `null` where we are silent. */
export function placeAt({ hostname, pathname, hash }: Address): Place | null {
  const portal = PORTALS.find(({ host }) => host === hostname)
  if (!portal || !isUnder(pathname.toLowerCase(), portal.path)) return null
  return ROUTES.find(({ route }) => route.test(hash))?.place ?? 'other'
}

function isUnder(path: string, prefix: string): boolean {
  return prefix === '/' || path === prefix || path.startsWith(`${prefix}/`)
}
