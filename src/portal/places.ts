import type { Place } from '../platform/portal-words.ts'

interface Route {
  readonly pattern: RegExp
  readonly place: Place
}

/** A part of a host, and which addresses in it are which place. */
interface Portal {
  readonly host: string
  /** The path must begin with this, as whole segments. */
  readonly path: string
  /** The part of the address that the routes are of. */
  readonly part: 'hash' | 'pathname'
  /** The first that fits names the place. */
  readonly routes: readonly Route[]
  /** All other addresses; `null`: there we are silent. */
  readonly rest: Place | null
}

/** The Exchange admin center. Its direct links stand in Microsoft's pages on each report (read in November 2026). */
const EXCHANGE: Pick<Portal, 'part' | 'routes' | 'rest'> = {
  part: 'hash',
  routes: [
    { pattern: /^(#\/?(homepage)?)?$/i, place: 'home' },
    { pattern: /^#\/reports\/smtpauth/i, place: 'smtp-auth' },
    { pattern: /^#\/reports\/inbound/i, place: 'inbound-messages' },
    { pattern: /^#\/reports\/outbound(connector|message)/i, place: 'outbound-messages' },
    // The overview had the name of its first report for some years.
    { pattern: /^#\/reports(\/(mailflow\w*|vipmailflowdetails))?\/?$/i, place: 'mail-flow-reports' },
    { pattern: /^#\/connectors\b/i, place: 'connectors' },
    { pattern: /^#\/messagetrace\b/i, place: 'message-trace' },
    { pattern: /^#\/transportrules\b/i, place: 'rules' },
  ],
  rest: 'other',
}

/** Microsoft Defender: of its many pages only those on mail flow. */
const DEFENDER: Pick<Portal, 'part' | 'routes' | 'rest'> = {
  part: 'pathname',
  routes: [
    { pattern: /^\/messagetrace\b/i, place: 'message-trace' },
    { pattern: /^\/emailandcollabreport\b/i, place: 'mail-flow-reports' },
  ],
  rest: null,
}

/** The Microsoft 365 admin center: its start and its usage reports. */
const MICROSOFT_365: Pick<Portal, 'part' | 'routes' | 'rest'> = {
  part: 'hash',
  routes: [
    { pattern: /^#\/(homepage)?$/i, place: 'home' },
    { pattern: /^#\/reportsusage\b/i, place: 'other' },
  ],
  rest: null,
}

/**
 * The manifest lists the same hosts. The Microsoft 365 admin center holds many other things; the Exchange one
 * moves there under `/exchange`.
 */
const PORTALS: readonly Portal[] = [
  { host: 'admin.exchange.microsoft.com', path: '/', ...EXCHANGE },
  { host: 'admin.cloud.microsoft', path: '/exchange', ...EXCHANGE },
  // On the following the admin has to switch us on.
  { host: 'security.microsoft.com', path: '/', ...DEFENDER },
  { host: 'admin.microsoft.com', path: '/exchange', ...EXCHANGE },
  { host: 'admin.microsoft.com', path: '/adminportal', ...MICROSOFT_365 },
  { host: 'admin.exchange.office365.us', path: '/', ...EXCHANGE },
  { host: 'admin.exchange.microsoft.us', path: '/', ...EXCHANGE },
  { host: 'admin.exchange.apps.mil', path: '/', ...EXCHANGE },
]

type Address = Pick<Location, 'hostname' | 'pathname' | 'hash'>

/** The place that an address of a portal shows, or `null` where we are silent. */
export function placeAt(address: Address): Place | null {
  const path = address.pathname.toLowerCase()
  const portal = PORTALS.find(({ host, path: prefix }) => host === address.hostname && isUnder(path, prefix))
  if (!portal) return null
  return portal.routes.find(({ pattern }) => pattern.test(address[portal.part]))?.place ?? portal.rest
}

function isUnder(path: string, prefix: string): boolean {
  return prefix === '/' || path === prefix || path.startsWith(`${prefix}/`)
}
