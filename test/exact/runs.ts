/**
 * How many cases each property is tried on. `npm test` takes the same ones every time; `npm run exact` sets
 * `EXACT_RUNS` and takes new ones, of which fast-check prints the seed when one fails.
 */
const CASES = Number(process.env.EXACT_RUNS ?? 0)

/** `inSuite`: cases in `npm test`. `cost`: of `npm run exact` one in so many, where a case costs much more than others. */
export function runs(inSuite: number, cost = 1): { readonly numRuns: number; readonly seed?: number } {
  return CASES > 0 ? { numRuns: Math.ceil(CASES / cost) } : { numRuns: inSuite, seed: 20_261_121 }
}

/** Milliseconds: a hundred thousand cases on a busy machine. */
export const PATIENCE = 7_200_000
