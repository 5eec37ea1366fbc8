/** Which way a message crossed the organisation's border. */
export const DIRECTIONS = ['inbound', 'outbound'] as const
export type Direction = (typeof DIRECTIONS)[number]

export const AUTHENTICATIONS = ['basic', 'oauth', 'unknown'] as const
export type Authentication = (typeof AUTHENTICATIONS)[number]

/** Messages per authentication; a missing key is zero. */
export type AuthenticationCounts = Partial<Record<Authentication, number>>

/** `None` is "without a connector"; `Unknown` is a named connector whose export has no type. */
export const CONNECTOR_TYPES = ['OnPremises', 'Partner', 'None', 'Unknown'] as const
export type ConnectorType = (typeof CONNECTOR_TYPES)[number]

/** Of two types stated for one connector the one that stands: a known type wins, in whatever order they come. */
export function strongerType(one: ConnectorType, other: ConnectorType): ConnectorType {
  return CONNECTOR_TYPES.indexOf(one) <= CONNECTOR_TYPES.indexOf(other) ? one : other
}

/**
 * "Forced TLS?": whether a connector's mail of a day had to be protected by TLS; `mixed` is part of it. `unknown`
 * stands first: what was stored before this was kept reads as it.
 */
export const FORCED_TLS = ['unknown', 'no', 'yes', 'mixed'] as const
export type ForcedTls = (typeof FORCED_TLS)[number]

/** What two parts of a day are together: where one part does not say it, the whole is unknown. */
export function combineForcedTls(one: ForcedTls, other: ForcedTls): ForcedTls {
  if (one === other) return one
  return one === 'unknown' || other === 'unknown' ? 'unknown' : 'mixed'
}

/** How sure the rule is that made a fact. */
export const CERTAINTIES = ['certain', 'likely'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/**
 * What a fact states. Of a message: an SMTP AUTH submission, a crossing of the border in one direction, that
 * it never crossed it (`internal`), or only that it exists (`seen`: the export does not say where it went).
 * Of an account: a logon attempt of a protocol log that failed (`failed-logon`), an SMTP AUTH sign-in of Entra
 * that succeeded or failed; these three are never messages.
 */
export const FACT_KINDS = [
  'submission',
  'inbound',
  'outbound',
  'internal',
  'seen',
  'failed-logon',
  'sign-in',
  'failed-sign-in',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** What became of a message for its recipients, as a message trace states it; worse ones last. */
export const DELIVERY_STATUSES = [
  'unknown',
  'delivered',
  'expanded',
  'getting-status',
  'pending',
  'filtered-as-spam',
  'quarantined',
  'failed',
] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** Counts come from one family at a time and are never added across families; `evidence` is never counted. */
export const FAMILIES = ['portal-report', 'message-trace', 'on-premises', 'evidence'] as const
export type Family = (typeof FAMILIES)[number]
/** The families that message counts come from; earlier ones win a tie. */
export const COUNTED_FAMILIES = FAMILIES.filter((family) => family !== 'evidence')

/** The kinds of export that this version reads. Each is one file in `formats/`. */
export const FORMAT_NAMES = [
  'extended-trace',
  'message-trace-detail',
  'connector-report',
  'enhanced-summary',
  'email-events',
  'message-trace',
  'smtp-auth-clients',
  'inbound-outbound-messages',
  'message-tracking-log',
  'smtp-protocol-log',
  'entra-sign-ins',
  'tls-rpt',
  'outbound-security-report',
] as const
export type FormatName = (typeof FORMAT_NAMES)[number]

export const FAMILY_OF_FORMAT: Readonly<Record<FormatName, Family>> = {
  'extended-trace': 'message-trace',
  'message-trace-detail': 'message-trace',
  'connector-report': 'message-trace',
  'enhanced-summary': 'message-trace',
  'email-events': 'message-trace',
  'message-trace': 'message-trace',
  'smtp-auth-clients': 'portal-report',
  'inbound-outbound-messages': 'portal-report',
  'message-tracking-log': 'on-premises',
  'smtp-protocol-log': 'on-premises',
  'entra-sign-ins': 'evidence',
  'tls-rpt': 'evidence',
  'outbound-security-report': 'evidence',
}

/** What the two reports ask. */
export type Question = 'smtp-auth' | 'mail-flow'

/** The questions that an export can answer: it covers no day for the others, whatever dates it holds. */
export const QUESTIONS_OF_FORMAT: Readonly<Record<FormatName, readonly Question[]>> = {
  'extended-trace': ['smtp-auth', 'mail-flow'],
  'message-trace-detail': ['mail-flow'],
  'connector-report': ['mail-flow'],
  'enhanced-summary': ['mail-flow'],
  'email-events': ['mail-flow'],
  // It names no direction: it says who sent what, and what became of it.
  'message-trace': [],
  'smtp-auth-clients': ['smtp-auth'],
  'inbound-outbound-messages': ['mail-flow'],
  'message-tracking-log': ['mail-flow'],
  'smtp-protocol-log': ['smtp-auth', 'mail-flow'],
  'entra-sign-ins': [],
  'tls-rpt': [],
  'outbound-security-report': [],
}

/**
 * What a file can say, beside the bare fact that mail was sent. A file without the column for one does not say
 * it: the review before an import shows both lists.
 */
export const ASPECTS = [
  'submissions',
  'submission-tls',
  'authentication',
  'client-addresses',
  'transports',
  'connectors',
  'connector-tls',
  'days',
  'delivery-status',
  'failed-logons',
  'sign-ins',
  'tls-failures',
] as const
export type Aspect = (typeof ASPECTS)[number]

/** Formats whose facts are single messages, best first: of one message the best rank present stands. */
export const FORMAT_RANKS: readonly FormatName[] = [
  'smtp-protocol-log',
  'extended-trace',
  'message-trace-detail',
  'connector-report',
  'enhanced-summary',
  'email-events',
  'message-trace',
  'message-tracking-log',
  'entra-sign-ins',
]
