/**
 * Numbers that look random and are the same at every run and on every machine.
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed >>> 0
  /** A whole number of 32 bits. */
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  }
  return {
    next,
    /** From 0 to `count` - 1. @param {number} count */
    below: (count) => Math.floor((next() / 2 ** 32) * count),
    /** From 0 to `count` - 1, small numbers far more often, as a few senders send most of the mail. @param {number} count */
    skewed: (count) => Math.floor((next() / 2 ** 32) ** 3 * count),
  }
}

/** @typedef {ReturnType<typeof createRandom>} Random */

/**
 * One of a list that is not empty.
 * @template T
 * @param {Random} random
 * @param {readonly T[]} list
 * @returns {T}
 */
export function pick(random, list) {
  return /** @type {T} */ (list[random.below(list.length)])
}
