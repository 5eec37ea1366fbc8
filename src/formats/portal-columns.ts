import { TLS_VERSIONS, type TlsVersion } from '../facts/tls.ts'
import { normaliseLabel } from './columns.ts'
import {
  COUNT_WORDS,
  MESSAGE_LABELS,
  NO_TLS_LABELS,
  PERCENT_WORDS,
  PORTAL_LABELS,
  type PortalColumn,
} from './portal-labels.ts'

/** The versions that have a column of their own, in the order of `TLS_VERSIONS`: all but `unknown`. */
export const TLS_COLUMNS = TLS_VERSIONS.filter((version) => version !== 'unknown')

/** A header of each, as `parseTlsHeader` reads it. */
export const TLS_FIELDS = TLS_COLUMNS.map((version) => (version === 'none' ? 'No TLS' : `TLS ${version}`))

/** What a header says of the numbers under it; `null`: nothing. */
export type HeaderUnit = 'percent' | 'count' | null

interface TlsHeader {
  readonly version: TlsVersion
  readonly unit: HeaderUnit
}

/** Where the TLS columns of a file stand, and what their headers say of their numbers. */
export interface TlsColumns {
  /** Per entry of `TLS_COLUMNS` its column, or -1. */
  readonly columns: readonly number[]
  readonly units: readonly HeaderUnit[]
  readonly hasAny: boolean
}

const NEGOTIATED = /^tls(?:version)?v?1([0-3])(.*)$/

/** The column of this meaning, or -1. Of several names the likelier one counts, then the first column. */
export function findPortalColumn(header: readonly string[], column: PortalColumn): number {
  const names = header.map(normaliseLabel)
  for (const label of PORTAL_LABELS[column]) {
    const index = names.indexOf(label)
    if (index >= 0) return index
  }
  return -1
}

/** The TLS columns of a header. Where a version has a share and a count, the count is taken. */
export function findTlsColumns(header: readonly string[]): TlsColumns {
  const parsed = header.map(parseTlsHeader)
  const columns = TLS_COLUMNS.map((version) => {
    const count = parsed.findIndex((one) => one?.version === version && one.unit === 'count')
    return count >= 0 ? count : parsed.findIndex((one) => one?.version === version)
  })
  const units = columns.map((column) => parsed[column]?.unit ?? null)
  return { columns, units, hasAny: columns.some((column) => column >= 0) }
}

/**
 * `TLS 1,0 (%)`, `Tls12Count`, `TLS v1.3`, `No TLS`: a version, and words of a share or a count behind
 * it. Anything else behind or before it is another column (`Forced TLS?`): `null`.
 */
export function parseTlsHeader(header: string): TlsHeader | null {
  const label = normaliseLabel(header.replaceAll('％', '%'))
  const hasPercentSign = /[%％]/.test(header)
  const negotiated = NEGOTIATED.exec(label)
  if (negotiated) return toTlsHeader(`1.${negotiated[1]}` as TlsVersion, negotiated[2] ?? '', hasPercentSign)
  const none = NO_TLS_LABELS.find((prefix) => label.startsWith(prefix))
  return none === undefined ? null : toTlsHeader('none', label.slice(none.length), hasPercentSign)
}

function toTlsHeader(version: TlsVersion, words: string, hasPercentSign: boolean): TlsHeader | null {
  if (COUNT_WORDS.includes(words)) return { version, unit: 'count' }
  if (PERCENT_WORDS.includes(words)) return { version, unit: 'percent' }
  if (words !== '') return null
  return { version, unit: hasPercentSign ? 'percent' : null }
}

const MESSAGE_COLUMN = /recipient|subject|status|timestamp|datetime|^received|^messageid|messagetraceid/

/** Whether the header has a column that only single messages have: a recipient, a status, a subject. */
export function hasMessageColumn(header: readonly string[]): boolean {
  return header.map(normaliseLabel).some((name) => MESSAGE_LABELS.includes(name) || MESSAGE_COLUMN.test(name))
}

/** Whether every column that has a name at all is one of these, or a TLS column. */
export function hasOnlyColumns(header: readonly string[], known: readonly PortalColumn[]): boolean {
  const labels: readonly string[] = known.flatMap((column) => PORTAL_LABELS[column])
  return header.every((field) => {
    const name = normaliseLabel(field)
    return name === '' || labels.includes(name) || parseTlsHeader(field) !== null
  })
}
