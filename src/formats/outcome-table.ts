import type { TlsOutcome } from '../facts/facts.ts'
import { compareText } from '../facts/order.ts'
import { distinctOutcomes, tlsOutcomeKey, tlsPolicyKey } from '../facts/tls-outcome.ts'

/** The reason of failures that the export does not explain. */
export const UNSPECIFIED = 'unspecified'

/** The outcomes of one file. */
export interface OutcomeTable {
  /** Rows of one report: equal ones are parts of it and are added. Rows without a count say nothing. */
  addReport(rows: readonly TlsOutcome[]): void
  /** Policies that another report of the file stated already: of two copies the larger counts stand. */
  readonly repeats: number
  /** Sorted by what tells them apart, so that the order of reports changes nothing. */
  rows(): readonly TlsOutcome[]
}

export function createOutcomeTable(): OutcomeTable {
  const all: TlsOutcome[] = []
  const policies = new Set<string>()
  let repeats = 0
  return {
    addReport(rows) {
      for (const key of new Set(rows.map(tlsPolicyKey))) {
        if (policies.has(key)) repeats++
        policies.add(key)
      }
      for (const row of sumOfEqual(rows)) all.push(row)
    },
    get repeats() {
      return repeats
    },
    rows: () => [...distinctOutcomes(all)].sort((a, b) => compareText(tlsOutcomeKey(a), tlsOutcomeKey(b))),
  }
}

function sumOfEqual(rows: readonly TlsOutcome[]): readonly TlsOutcome[] {
  const sums = new Map<string, TlsOutcome>()
  for (const row of rows) {
    if (row.count === 0) continue
    const key = tlsOutcomeKey(row)
    sums.set(key, { ...row, count: row.count + (sums.get(key)?.count ?? 0) })
  }
  return [...sums.values()]
}
