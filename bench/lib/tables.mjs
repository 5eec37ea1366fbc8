/** @typedef {'summary' | 'extended'} Kind */
/**
 * What every contender counts: the messages that crossed the border and their bytes, by day, sender and `third`, which
 * is the connector (summary) or the TLS version of the border hop (extended).
 * @typedef {{ day: string, sender: string, third: string, messages: number, bytes: number }} Row
 */
/** @typedef {{ hash: string, groups: number, messages: number, bytes: number }} Totals */

/** By day, sender and third, with tabs between. @typedef {ReadonlyMap<string, { messages: number, bytes: number }>} Groups */

/**
 * The same groups however they were counted: addresses in lower case, words for "without a connector" as one, TLS versions
 * as the product writes them.
 * @param {Kind} kind
 * @param {Iterable<Row>} rows
 * @returns {Groups}
 */
export function canonicalGroups(kind, rows) {
  const third = kind === 'summary' ? connectorName : tlsVersion
  /** @type {Map<string, { messages: number, bytes: number }>} */
  const groups = new Map()
  for (const row of rows) {
    const key = `${row.day}\t${row.sender.toLowerCase()}\t${third(row.third)}`
    const known = groups.get(key)
    if (known) {
      known.messages += row.messages
      known.bytes += row.bytes
    } else groups.set(key, { messages: row.messages, bytes: row.bytes })
  }
  return groups
}

/** A line a group, in order. @param {Groups} groups */
export function tableOf(groups) {
  return [...groups].map(([key, { messages, bytes }]) => `${key}\t${messages}\t${bytes}`).sort()
}

/**
 * What is compared in every run. The hash is a sum over the groups, so that a hundred thousand need not be sorted each time.
 * @param {Groups} groups
 * @returns {Totals}
 */
export function totalsOf(groups) {
  let [messages, bytes, low, high] = [0, 0, 0, 0]
  for (const [key, counts] of groups) {
    messages += counts.messages
    bytes += counts.bytes
    const line = `${key}\t${counts.messages}\t${counts.bytes}`
    low = (low + hashOf(line, 0x811c9dc5)) >>> 0
    high = (high + hashOf(line, 0x9747b28c)) >>> 0
  }
  const hash = [high, low].map((word) => word.toString(16).padStart(8, '0')).join('')
  return { hash, groups: groups.size, messages, bytes }
}

/** FNV-1a with a last mix. @param {string} text @param {number} seed */
function hashOf(text, seed) {
  let hash = seed
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/**
 * How two tables differ, in words; `null` where they do not.
 * @param {readonly string[]} one
 * @param {readonly string[]} other
 */
export function firstDifference(one, other) {
  const [inOne, inOther] = [new Set(one), new Set(other)]
  const onlyOne = one.filter((line) => !inOther.has(line))
  const onlyOther = other.filter((line) => !inOne.has(line))
  if (onlyOne.length + onlyOther.length === 0) return null
  const shown = (/** @type {readonly string[]} */ lines) =>
    lines.length === 0 ? 'nothing' : `"${lines[0]?.replaceAll('\t', ' | ')}"`
  return `${onlyOne.length} and ${onlyOther.length} lines stand in one of them only, first ${shown(onlyOne)} and ${shown(onlyOther)}`
}

/** @param {string} text as an export writes it, or as the product does */
function connectorName(text) {
  return text === 'To_DefaultOpportunisticTLS' ? '' : text
}

/** @param {string} text `SP_PROT_TLS1_2_SERVER`, empty where it is not stated; or as the product writes it */
function tlsVersion(text) {
  const negotiated = /^SP_PROT_TLS1_(\d)_(?:SERVER|CLIENT)$/.exec(text)
  if (negotiated) return `1.${negotiated[1]}`
  return text === '' ? 'unknown' : text === 'SP_PROT_NONE' ? 'none' : text
}
