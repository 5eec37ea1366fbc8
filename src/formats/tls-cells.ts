import { largestRemainder } from '../facts/largest-remainder.ts'
import { TLS_VERSIONS, type TlsCounts } from '../facts/tls.ts'
import { parseWholeCount } from './whole-count.ts'

/** What the plain numbers in the TLS columns of one file are. */
export type TlsUnit = 'percent' | 'count' | 'fraction'

/**
 * One TLS cell before its file's unit is settled: nothing (empty, `-`, not understood), a number that
 * only the unit explains, a percentage that says so itself, or a count beside its percentage.
 */
export type TlsCell =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'count'; readonly count: number }

const NOTHING: TlsCell = { kind: 'nothing' }
/** `100% (120)` and `120 (100%)`. */
const PAIR = /^([^()（）]+)[(（]([^()（）]+)[)）]$/
const PERCENT = /^(.*\S)\s*[%％]$/
/** Shares may be rounded: from here on they are taken as whole. */
const WHOLE_PERCENT = 99
/** Sums of decimal fractions miss their value by less. */
const ROUNDING = 1e-9

/** Reads a cell as far as it can be read alone. `1.234` stays text: 1.234 percent, or 1234 messages. */
export function parseTlsCell(text: string): TlsCell {
  const bare = text.trim()
  const pair = PAIR.exec(bare)
  if (pair) return parsePair(pair[1] ?? '', pair[2] ?? '')
  const percent = parsePercent(bare)
  if (percent !== null) return { kind: 'percent', percent }
  const isNumber = parseDecimal(bare) !== null || parseWholeCount(bare) !== null
  return isNumber ? { kind: 'plain', text: bare } : NOTHING
}

function parsePair(first: string, second: string): TlsCell {
  const count =
    parsePercent(first.trim()) !== null
      ? parseWholeCount(second)
      : parsePercent(second.trim()) !== null
        ? parseWholeCount(first)
        : null
  return count === null ? NOTHING : { kind: 'count', count }
}

function parsePercent(text: string): number | null {
  const match = PERCENT.exec(text)
  return match ? parseDecimal(match[1] ?? '') : null
}

/** A number with `.` or `,` as its decimal mark; `null` for everything else. */
export function parseDecimal(text: string): number | null {
  return /^(?:\d{1,15}(?:[.,]\d+)?|[.,]\d+)$/.test(text) ? Number(text.replace(',', '.')) : null
}

/**
 * The messages per TLS version of one row. Shares are relative to their own sum when that is 99 % or
 * more, counts when they are more than the volume; what the cells leave of the volume is `unknown`.
 * Whole numbers by largest remainder, so that they add up to `volume`; zeros are left out.
 * @param cells one a version, in the order of `TLS_COLUMNS`
 */
export function countTls(cells: readonly TlsCell[], volume: number, unit: TlsUnit): TlsCounts {
  const isCounted = unit === 'count' || cells.some(({ kind }) => kind === 'count')
  const whole = isCounted ? volume : 100
  const weights = cells.map((cell) => weightOf(cell, unit, isCounted ? volume / 100 : 1))
  const sum = weights.reduce((one, other) => one + other, 0)
  const isWhole = isCounted ? sum >= volume : sum >= WHOLE_PERCENT - ROUNDING
  const parts = largestRemainder([...weights, isWhole ? 0 : whole - sum], volume)
  return withoutZeros(parts)
}

/** The cell's weight: `perPercent` for each percent, or its count. */
function weightOf(cell: TlsCell, unit: TlsUnit, perPercent: number): number {
  switch (cell.kind) {
    case 'nothing':
      return 0
    case 'percent':
      return cell.percent * perPercent
    case 'count':
      return cell.count
    case 'plain':
      return plainWeight(cell.text, unit, perPercent)
  }
}

function plainWeight(text: string, unit: TlsUnit, perPercent: number): number {
  switch (unit) {
    case 'count':
      return parseWholeCount(text) ?? 0
    case 'percent':
      return (parseDecimal(text) ?? 0) * perPercent
    case 'fraction':
      return (parseDecimal(text) ?? 0) * 100 * perPercent
  }
}

function withoutZeros(parts: readonly number[]): TlsCounts {
  return Object.fromEntries(
    TLS_VERSIONS.map((version, index) => [version, parts[index] ?? 0] as const).filter(
      ([, count]) => count > 0,
    ),
  )
}

/** The counts of both. */
export function addTls(one: TlsCounts, other: TlsCounts): TlsCounts {
  return withoutZeros(TLS_VERSIONS.map((version) => (one[version] ?? 0) + (other[version] ?? 0)))
}
