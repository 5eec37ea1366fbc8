import { knownMessages, type TlsCounts, type TlsVersion } from '../facts/tls.ts'
import type { Family } from '../facts/vocabulary.ts'
import { addAll } from './counts.ts'
import type { SenderRow, SmtpAuthReport } from './report.ts'

/** TLS versions of one source over the period. */
export interface TlsUsage {
  /** `null`: no family counts. */
  readonly family: Family | null
  readonly messages: number
  readonly tls: TlsCounts
  /** Senders that the numbers are of. */
  readonly senders: number
}

/** What the counted family says of TLS, and what another says of the same senders where it says nothing. */
export interface TlsUsages {
  readonly own: TlsUsage
  /** Only where `own` knows no version: the other families that know one, never added to anything. */
  readonly others: readonly TlsUsage[]
}

/** The domains of the senders, the one with most messages first, then by name. */
export function senderDomains(senders: readonly SenderRow[]): readonly string[] {
  const messages = new Map<string, number>()
  for (const row of senders) messages.set(row.domain, (messages.get(row.domain) ?? 0) + row.messages)
  return [...messages].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([domain]) => domain)
}

/** The rows of one domain; of all where it is `null`. */
export function sendersOf(senders: readonly SenderRow[], domain: string | null): readonly SenderRow[] {
  return domain === null ? senders : senders.filter((row) => row.domain === domain)
}

/** TLS usage over the period, of all senders or of one domain's. */
export function tlsUsages(
  { family, senders }: Pick<SmtpAuthReport, 'family' | 'senders'>,
  domain: string | null,
): TlsUsages {
  const rows = sendersOf(senders, domain)
  const own = usageOf(family, rows)
  if (knownMessages(own.tls) > 0) return { own, others: [] }
  const attributes = rows.flatMap((row) => row.attributes)
  const families = [...new Set(attributes.map((attribute) => attribute.family))]
  const others = families.map((other) =>
    usageOf(
      other,
      attributes.filter((attribute) => attribute.family === other),
    ),
  )
  return { own, others: others.filter(({ tls }) => knownMessages(tls) > 0) }
}

function usageOf(
  family: Family | null,
  rows: readonly { readonly messages: number; readonly tls: TlsCounts }[],
): TlsUsage {
  const tls: Partial<Record<TlsVersion, number>> = {}
  let messages = 0
  for (const row of rows) {
    addAll(tls, row.tls)
    messages += row.messages
  }
  return { family, messages, tls, senders: rows.length }
}
