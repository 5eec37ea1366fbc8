import type { TlsVersion } from '../facts/tls.ts'
import { AUTHENTICATIONS, type Authentication } from '../facts/vocabulary.ts'
import type { SenderRow } from './report.ts'
import { authenticationOf, tlsOf } from './sender-sources.ts'

/**
 * What makes a sender worth a look. `new`: it did not send before. `grown`: it sent at least three times the period before,
 * and 20 messages or more. `old-tls`: at least one message over TLS 1.0 or 1.1.
 */
export const LOOKS = ['new', 'grown', 'old-tls'] as const
export type Look = (typeof LOOKS)[number]

/** Fewer messages than these make no growth: three after one are nothing to look at. */
const GROWN_MESSAGES = 20
const GROWN_TIMES = 3

const OLD_VERSIONS: readonly TlsVersion[] = ['1.0', '1.1']

/** How many senders a look is true of, and of how many nobody can say. */
export interface LookCount {
  readonly senders: number
  readonly unjudged: number
}

/** "Check for unusual activity", in numbers of senders. */
export interface UnusualActivity {
  readonly looks: Readonly<Record<Look, LookCount>>
  /** A sender that uses both Basic and OAuth is in both; `unknown`: nothing is known of it. */
  readonly authentication: Readonly<Record<Authentication, number>>
  /** Senders whose TLS version only another family states; the same of their authentication. */
  readonly borrowed: { readonly tls: number; readonly authentication: number }
}

/** Whether a look is true of a sender; `null`: what the imports say does not tell. */
export function hasLook(row: SenderRow, look: Look): boolean | null {
  switch (look) {
    case 'new':
      return row.isNew
    case 'grown':
      return hasGrown(row)
    case 'old-tls':
      return usesOldTls(row)
  }
}

/** Whether a sender is seen with this authentication; see `UnusualActivity.authentication`. */
export function usesAuthentication(row: SenderRow, wanted: Authentication): boolean {
  const { basic = 0, oauth = 0 } = authenticationOf(row).authentication
  switch (wanted) {
    case 'basic':
      return basic > 0
    case 'oauth':
      return oauth > 0
    case 'unknown':
      return basic + oauth === 0
  }
}

/** Counts the senders by what makes them worth a look. */
export function unusualActivity(senders: readonly SenderRow[]): UnusualActivity {
  const countOf = (isCounted: (row: SenderRow) => boolean): number => senders.filter(isCounted).length
  const lookOf = (look: Look): LookCount => ({
    senders: countOf((row) => hasLook(row, look) === true),
    unjudged: countOf((row) => hasLook(row, look) === null),
  })
  const [basic, oauth, unknown] = AUTHENTICATIONS.map((name) =>
    countOf((row) => usesAuthentication(row, name)),
  )
  return {
    looks: { new: lookOf('new'), grown: lookOf('grown'), 'old-tls': lookOf('old-tls') },
    authentication: { basic: basic ?? 0, oauth: oauth ?? 0, unknown: unknown ?? 0 },
    borrowed: {
      tls: countOf((row) => tlsOf(row).source !== null),
      authentication: countOf((row) => authenticationOf(row).source !== null),
    },
  }
}

function hasGrown({ messages, previousMessages }: SenderRow): boolean | null {
  if (messages < GROWN_MESSAGES) return false
  return previousMessages === null ? null : messages >= GROWN_TIMES * previousMessages
}

/** One old message is enough; that there is none can be said only where every version is known. */
function usesOldTls(row: SenderRow): boolean | null {
  const { tls } = tlsOf(row)
  if (OLD_VERSIONS.some((version) => (tls[version] ?? 0) > 0)) return true
  return (tls.unknown ?? 0) > 0 ? null : false
}
