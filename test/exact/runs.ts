/**
 * How many cases each property is tried on. `npm test` takes the same ones every time; `npm run exact` sets
 * `EXACT_RUNS` and takes new ones, of which fast-check prints the seed when one fails.
 */
const CASES = Number(process.env.EXACT_RUNS ?? 0)

/** Fewer, where a case costs many times as much as the others: one in `cost`. */
export function runs(cost = 1): { readonly numRuns: number; readonly seed?: number } {
  return CASES > 0
    ? { numRuns: Math.ceil(CASES / cost) }
    : { numRuns: Math.ceil(1_000 / cost), seed: 20_261_121 }
}

/** Milliseconds: ten thousand cases on a busy machine. */
export const PATIENCE = 1_800_000
