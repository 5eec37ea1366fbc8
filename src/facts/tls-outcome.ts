import type { TlsOutcome } from './facts.ts'

/** What two copies of one report have in common: of equal keys one counts. */
export function tlsOutcomeKey(row: TlsOutcome): string {
  const { day, reporter, report, domain, policy, isFailure, reason, unit } = row
  return JSON.stringify([day, reporter, report, domain, policy, isFailure, reason, unit])
}

/** What tells one policy of one report apart from all others: all that a report counts on its own. */
export function tlsPolicyKey({ day, reporter, report, domain, policy, unit }: TlsOutcome): string {
  return JSON.stringify([day, reporter, report, domain, policy, unit])
}

/** The same outcomes with each key once; of two copies the larger count stands, whichever came first. */
export function distinctOutcomes(rows: readonly TlsOutcome[]): readonly TlsOutcome[] {
  const standing = new Map<string, TlsOutcome>()
  for (const row of rows) {
    const key = tlsOutcomeKey(row)
    const known = standing.get(key)
    if (!known || known.count < row.count) standing.set(key, row)
  }
  return [...standing.values()]
}
