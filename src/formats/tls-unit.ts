import type { WarningCode } from '../facts/import-error.ts'
import type { HeaderUnit } from './portal-columns.ts'
import { parseDecimal, type TlsCell, type TlsUnit } from './tls-cells.ts'
import { parseWholeCount } from './whole-count.ts'

/** Finds out what the plain numbers of a file's TLS columns are; every accepted row is shown to it. */
export interface TlsUnitFinder {
  observe(cells: readonly TlsCell[], volume: number): void
  /** The unit, and the warning that states it. */
  decide(): TlsUnit
}

export const UNIT_WARNINGS: Readonly<Record<TlsUnit, WarningCode>> = {
  percent: 'values-read-as-percent',
  count: 'values-read-as-count',
  fraction: 'values-read-as-fraction',
}

/**
 * The unit of a file, the first of these that holds:
 *  1. a cell has a `%` of its own: percent;
 *  2. a header says count or messages: count;
 *  3. all numbers are 1 or less, and not all are whole: fraction;
 *  4. a header says percent: percent;
 *  5. more rows add up to their volume than to 99 to 101: count. Rows of 99 to 101 messages cannot tell;
 *  6. percent.
 * Where every cell states its count beside its percentage nothing is left to decide: count.
 */
export function createTlsUnitFinder(headerUnits: readonly HeaderUnit[]): TlsUnitFinder {
  let hasPercentCell = false
  let hasCountedCell = false
  let hasPlainCell = false
  let hasOverOne = false
  let hasNonInteger = false
  let percentVotes = 0
  let countVotes = 0

  function look(cell: TlsCell): void {
    if (cell.kind === 'percent') hasPercentCell = true
    if (cell.kind === 'count') hasCountedCell = true
    if (cell.kind !== 'plain') return
    hasPlainCell = true
    const value = parseDecimal(cell.text)
    if (value === null || value > 1) hasOverOne = true
    else if (!Number.isInteger(value)) hasNonInteger = true
  }

  function vote(cells: readonly TlsCell[], volume: number): void {
    if (volume === 0 || isAboutHundred(volume)) return
    const texts = cells.flatMap((cell) => (cell.kind === 'plain' ? [cell.text] : []))
    if (isAboutHundred(sumOf(texts, parseDecimal))) percentVotes++
    if (sumOf(texts, parseWholeCount) === volume) countVotes++
  }

  return {
    observe(cells, volume) {
      for (const cell of cells) look(cell)
      vote(cells, volume)
    },
    decide() {
      if (hasPercentCell) return 'percent'
      if (headerUnits.includes('count')) return 'count'
      if (hasCountedCell && !hasPlainCell) return 'count'
      if (hasPlainCell && !hasOverOne && hasNonInteger) return 'fraction'
      if (headerUnits.includes('percent')) return 'percent'
      return countVotes > percentVotes ? 'count' : 'percent'
    },
  }
}

function isAboutHundred(value: number): boolean {
  return value >= 99 && value <= 101
}

/** The sum, or NaN when one text is no such number. */
function sumOf(texts: readonly string[], parse: (text: string) => number | null): number {
  return texts.reduce((sum, text) => sum + (parse(text) ?? Number.NaN), 0)
}
