/**
 * Splits `total` in proportion to `weights` into whole numbers that add up to it (largest remainder;
 * ties go to the earlier weight). All zero weights give zeros. Weights are finite and not negative.
 */
export function largestRemainder(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((one, other) => one + other, 0)
  if (sum <= 0) return weights.map(() => 0)
  // Multiplied first: whole weights keep exact halves, so ties stay ties also in large totals.
  const exact = weights.map((weight) => (weight * total) / sum)
  const parts = exact.map(Math.floor)
  let left = total - parts.reduce((one, other) => one + other, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => roundedDifference(b.remainder, a.remainder) || a.index - b.index)
  for (const { index } of byRemainder) {
    if (left <= 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left--
  }
  return parts
}

/** Remainders that differ by rounding alone (0.5 and 0.4999999999999929) are equal. */
function roundedDifference(a: number, b: number): number {
  return Math.abs(a - b) < 1e-9 ? 0 : a - b
}
