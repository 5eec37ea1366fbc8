import { knownMessages, type TlsCounts } from '../facts/tls.ts'
import type { AuthenticationCounts } from '../facts/vocabulary.ts'
import type { SenderAttribute, SenderRow } from './report.ts'

/** The family whose word stands where the counted one says nothing; `null`: the counted one's own. */
type Source = SenderAttribute | null

/** The row's own TLS counts where they state a version, else another family's, with that `source`. */
export function tlsOf(row: SenderRow): { readonly tls: TlsCounts; readonly source: Source } {
  if (knownMessages(row.tls) > 0) return { tls: row.tls, source: null }
  const source = row.attributes.find(({ tls }) => knownMessages(tls) > 0) ?? null
  return { tls: source?.tls ?? row.tls, source }
}

/** The row's own authentication where it states one, else another family's, with that `source`. */
export function authenticationOf(row: SenderRow): {
  readonly authentication: AuthenticationCounts
  readonly source: Source
} {
  if (knowsAuthentication(row)) return { authentication: row.authentication, source: null }
  const source = row.attributes.find(knowsAuthentication) ?? null
  return { authentication: source?.authentication ?? row.authentication, source }
}

/** The row's own client addresses, else those that another family saw, with that `source`. */
export function clientIpsOf(row: SenderRow): {
  readonly clientIps: readonly string[]
  readonly source: Source
} {
  if (row.clientIps.length > 0) return { clientIps: row.clientIps, source: null }
  const source = row.attributes.find(({ clientIps }) => clientIps.length > 0) ?? null
  return { clientIps: source?.clientIps ?? [], source }
}

/** First and last day of the row where its family knows days, else another family's, with that `source`. */
export function daysOf(
  row: SenderRow,
): Pick<SenderRow, 'firstDay' | 'lastDay'> & { readonly source: Source } {
  const { firstDay, lastDay } = row
  if (firstDay !== null) return { firstDay, lastDay, source: null }
  const source = row.attributes.find((attribute) => attribute.firstDay !== null) ?? null
  return { firstDay: source?.firstDay ?? null, lastDay: source?.lastDay ?? null, source }
}

function knowsAuthentication({ authentication }: Pick<SenderRow, 'authentication'>): boolean {
  return (authentication.basic ?? 0) + (authentication.oauth ?? 0) > 0
}
