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

/** What a search looks through: the address and all client addresses. */
export function searchedText(row: SenderRow): string {
  return [row.address, ...clientIpsOf(row)].join('\n')
}

function knownAuthentication(counts: AuthenticationCounts): number {
  return (counts.basic ?? 0) + (counts.oauth ?? 0)
}
