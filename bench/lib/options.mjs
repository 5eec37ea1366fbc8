/** What `npm run bench` was asked for. */

/** Parts of a run, in their order. `node` alone is what `--quick` runs. */
const PARTS = /** @type {const} */ (['node', 'growth', 'browser', 'memory', 'pages'])
/** @typedef {(typeof PARTS)[number]} Part */
/**
 * `size`: the data as a share of the full one. `only`: names of parts and contenders; empty is everything.
 * @typedef {{ isQuick: boolean, isJson: boolean, rounds: number, size: number, only: readonly string[] }} Options
 */

export class UsageError extends Error {}

export const USAGE = `npm run bench -- [--quick] [--json] [--rounds N] [--size SHARE] [--pages] [--only NAME,...]

  --quick      small files, Node only, three rounds
  --json       the last line is all numbers as one JSON object
  --rounds N   how often each is measured; the median counts (5, with --quick 3)
  --size SHARE the files as a share of the full ones (1, with --quick 0.1)
  --pages      the store and the pages alone
  --only LIST  parts (${PARTS.join(', ')}) and contenders, with commas between`

/**
 * @param {readonly string[]} args
 * @param {readonly string[]} contenders the names that `--only` may hold beside the parts
 * @returns {Options} Throws `UsageError`.
 */
export function readOptions(args, contenders) {
  const words = args.flatMap((word) =>
    /^--\w+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word],
  )
  const isQuick = words.includes('--quick')
  let options = {
    isQuick,
    isJson: false,
    rounds: isQuick ? 3 : 5,
    size: isQuick ? 0.1 : 1,
    only: /** @type {string[]} */ ([]),
  }
  for (let index = 0; index < words.length; index++) {
    const word = words[index]
    const value = () => words[++index] ?? fail(`${word} needs a value.`)
    if (word === '--quick') continue
    else if (word === '--pages') options = { ...options, only: [...options.only, 'pages'] }
    else if (word === '--json') options = { ...options, isJson: true }
    else if (word === '--rounds') options = { ...options, rounds: readRounds(value()) }
    else if (word === '--size') options = { ...options, size: readSize(value()) }
    else if (word === '--only') options = { ...options, only: readNames(value(), [...PARTS, ...contenders]) }
    else fail(`${word} is no option of the bench.`)
  }
  return options
}

/** Whether a part is to run. @param {Options} options @param {Part} part */
export function isWanted({ isQuick, only }, part) {
  const parts = only.filter((name) => PARTS.some((known) => known === name))
  if (parts.length > 0) return parts.includes(part)
  return part === 'node' || !isQuick
}

/** The contenders of a part to run: ours always, for all ratios rest on it. @param {Options} options @param {readonly string[]} names */
export function chosen({ only }, names) {
  const wanted = only.filter((name) => !PARTS.some((known) => known === name))
  return wanted.length === 0 ? names : names.filter((name) => name === 'ours' || wanted.includes(name))
}

/** @param {string} text */
function readRounds(text) {
  return /^[1-9]\d{0,2}$/.test(text)
    ? Number(text)
    : fail(`--rounds takes a whole number from 1 on, not ${text}.`)
}

/** @param {string} text */
function readSize(text) {
  const size = Number(text)
  return size >= 0.001 && size <= 10 ? size : fail(`--size takes a share from 0.001 to 10, not ${text}.`)
}

/** @param {string} text @param {readonly string[]} known */
function readNames(text, known) {
  const names = text.split(',').filter(Boolean)
  const odd = names.find((name) => !known.includes(name))
  return odd === undefined ? names : fail(`--only knows no ${odd}. It knows ${known.join(', ')}.`)
}

/** @param {string} text @returns {never} */
function fail(text) {
  throw new UsageError(text)
}
