/** @param {readonly number[]} values @returns {number} NaN of none */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper
}

/**
 * How one number stands to another; `null` where one of them was not measured.
 * @param {number | null | undefined} one
 * @param {number | null | undefined} other
 */
export function ratio(one, other) {
  if (one == null || other == null || Number.isNaN(one) || !(other > 0)) return null
  return one / other
}

/**
 * The worse of several: the smallest where more is better. `null` where any was not measured, since nobody knows
 * whether it would have been the worst.
 * @param {readonly (number | null)[]} values
 * @param {'more' | 'less'} better
 */
export function worst(values, better) {
  if (values.length === 0 || values.some((value) => value === null)) return null
  const known = /** @type {number[]} */ (values)
  return better === 'more' ? Math.min(...known) : Math.max(...known)
}

/** Three digits are more than a machine repeats. @param {number | null} value */
export function rounded(value) {
  return value === null ? null : Number(value.toPrecision(3))
}
