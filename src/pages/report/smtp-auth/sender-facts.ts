import { knownMessages, type TlsCounts } from '../../../facts/tls.ts'
import type { AuthenticationCounts } from '../../../facts/vocabulary.ts'
import type { SenderAttribute, SenderRow } from '../../../reports/report.ts'

/** The row's own TLS counts where they state a version, else another family's, with that `source`. */
export function tlsOf(row: SenderRow): { readonly tls: TlsCounts; readonly source: SenderAttribute | null } {
  if (knownMessages(row.tls) > 0) return { tls: row.tls, source: null }
  const source = row.attributes.find((attribute) => knownMessages(attribute.tls) > 0) ?? null
  return { tls: source?.tls ?? row.tls, source }
}

/** The row's own authentication where it states one, else another family's, with that `source`. */
export function authenticationOf(row: SenderRow): {
  readonly authentication: AuthenticationCounts
  readonly source: SenderAttribute | null
} {
  if (knownAuthentication(row.authentication) > 0) {
    return { authentication: row.authentication, source: null }
  }
  const source = row.attributes.find((attribute) => knownAuthentication(attribute.authentication) > 0) ?? null
  return { authentication: source?.authentication ?? row.authentication, source }
}

/** The row's own client addresses, else those that another family saw. */
export function clientIpsOf(row: SenderRow): readonly string[] {
  if (row.clientIps.length > 0) return row.clientIps
  return row.attributes.find((attribute) => attribute.clientIps.length > 0)?.clientIps ?? []
}

/** The senders whose address or client address holds the wanted text. */
export function findSenders(senders: readonly SenderRow[], wanted: string): readonly SenderRow[] {
  const text = wanted.trim().toLowerCase()
  if (text === '') return senders
  return senders.filter(
    (row) => row.address.includes(text) || clientIpsOf(row).some((ip) => ip.toLowerCase().includes(text)),
  )
}

function knownAuthentication(counts: AuthenticationCounts): number {
  return (counts.basic ?? 0) + (counts.oauth ?? 0)
}
