import { createHash } from 'node:crypto'

/** @typedef {'summary' | 'extended'} Kind */
/**
 * What every contender counts: the messages that crossed the border and their bytes, by day, sender and `third`, which
 * is the connector (summary) or the TLS version of the border hop (extended).
 * @typedef {{ day: string, sender: string, third: string, messages: number, bytes: number }} Row
 */
/** @typedef {{ hash: string, groups: number, messages: number, bytes: number }} Totals */

/**
 * The same table however it was counted: addresses in lower case, words for "without a connector" as one, TLS versions
 * as the product writes them, then sorted.
 * @param {Kind} kind
 * @param {Iterable<Row>} rows
 * @returns {string[]} a line a group
 */
export function canonicalTable(kind, rows) {
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
  return [...groups].map(([key, { messages, bytes }]) => `${key}\t${messages}\t${bytes}`).sort()
}

/**
 * @param {readonly string[]} table
 * @returns {Totals}
 */
export function totalsOf(table) {
  const hash = createHash('sha256')
  let messages = 0
  let bytes = 0
  for (const line of table) {
    hash.update(`${line}\n`)
    const cells = line.split('\t')
    messages += Number(cells[3])
    bytes += Number(cells[4])
  }
  return { hash: hash.digest('hex').slice(0, 16), groups: table.length, messages, bytes }
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
