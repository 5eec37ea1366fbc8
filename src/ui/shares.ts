import { knownMessages, TLS_VERSIONS, type TlsCounts, type TlsVersion } from '../facts/tls.ts'
import { AUTHENTICATIONS, type Authentication, type AuthenticationCounts } from '../facts/vocabulary.ts'

/** One known value's part of a bar. `share` is 0 to 1 over the known messages. */
export interface Segment<Name extends string> {
  readonly name: Name
  readonly messages: number
  readonly share: number
}

/** What a share bar draws: known values as segments that fill it, unknown beside it. */
export interface Shares<Name extends string> {
  /** In the order of every legend; values without a message are left out. */
  readonly segments: readonly Segment<Name>[]
  readonly known: number
  readonly unknown: number
}

/** Shares over the messages whose TLS version is known. */
export function tlsShares(tls: TlsCounts): Shares<TlsVersion> {
  return sharesOf(TLS_VERSIONS, tls, knownMessages(tls))
}

/** Shares over the messages whose authentication is known. */
export function authenticationShares(counts: AuthenticationCounts): Shares<Authentication> {
  return sharesOf(AUTHENTICATIONS, counts, (counts.basic ?? 0) + (counts.oauth ?? 0))
}

function sharesOf<Name extends string>(
  names: readonly (Name | 'unknown')[],
  counts: Partial<Record<Name | 'unknown', number>>,
  known: number,
): Shares<Name> {
  const segments: Segment<Name>[] = []
  for (const name of names) {
    const messages = counts[name] ?? 0
    if (name === 'unknown' || messages === 0) continue
    segments.push({ name: name as Name, messages, share: messages / known })
  }
  return { segments, known, unknown: counts.unknown ?? 0 }
}

/** The largest part; of equal ones the first. `null` when none is known. */
export function largestSegment<Name extends string>(shares: Shares<Name>): Segment<Name> | null {
  return shares.segments.reduce<Segment<Name> | null>(
    (largest, part) => (largest === null || part.messages > largest.messages ? part : largest),
    null,
  )
}
