import type { Thresholds } from '../insights/thresholds.ts'
import { createChecksum } from '../store/checksum.ts'
import type { StoreSnapshot } from '../store/reader.ts'
import type { Summary } from './summary.ts'

/** Raise it when the same store gives another summary, or a summary has another shape. */
const SUMMARY_VERSION = 1

/** What a summary is computed from, as far as that can change. */
export interface SummaryBasis extends Pick<StoreSnapshot, 'imports' | 'acknowledgements'> {
  readonly thresholds: Thresholds
}

/** A summary as it is stored. The text is JSON: a store that sorts keys would change another form of it. */
export interface StoredSummary {
  readonly version: number
  readonly basis: string
  readonly text: string
  readonly checksum: string
}

/**
 * Names all that decides what a summary says: counts are a function of the sealed imports alone. Two stores with the same
 * name have the same summary.
 */
export function nameBasis({ imports, acknowledgements, thresholds }: SummaryBasis): string {
  const sealed = imports
    .filter(({ state }) => state === 'sealed')
    .map(({ id, sealedAt, sha256, rulesVersion }) =>
      [id, sealedAt, sha256?.slice(0, 16) ?? '', rulesVersion].join(),
    )
    .sort()
  const said = acknowledgements.map(({ insight, direction, connector, share, at }) => [
    insight,
    direction,
    connector,
    share,
    at,
  ])
  const { noTlsShare, tls10Share, fewMessages, reopenGrowth } = thresholds
  return JSON.stringify([sealed, said, noTlsShare, tls10Share, fewMessages, reopenGrowth])
}

export function storedSummary(summary: Summary, basis: string): StoredSummary {
  const text = JSON.stringify(summary)
  return { version: SUMMARY_VERSION, basis, text, checksum: checksumOf(basis + text) }
}

/** The summary that is stored for this basis; `null` where it is older, of another version, damaged, or none. */
export function parseStoredSummary(stored: Readonly<Record<string, unknown>>, basis: string): Summary | null {
  const { version, basis: storedBasis, text, checksum } = stored
  if (version !== SUMMARY_VERSION || storedBasis !== basis || typeof text !== 'string') return null
  return checksum === checksumOf(basis + text) ? (JSON.parse(text) as Summary) : null
}

function checksumOf(text: string): string {
  const checksum = createChecksum()
  checksum.text(text)
  return checksum.hex()
}
