/** @import { Kind, Row } from './tables.mjs' */
import { EXTENDED_COLUMNS } from '../data/extended.mjs'
import { SUMMARY_COLUMNS } from '../data/summary.mjs'

/**
 * Counts parsed records, for the parsers that give fields: the product's rules in the short form that the bench's own
 * data allows (docs/performance.md). Maps in maps: joining the three texts to one key took longer for every parser.
 * @param {Kind} kind
 * @returns {{ add(fields: readonly string[]): void, rows(): Row[] }}
 */
export function createGrouping(kind) {
  /** @typedef {{ messages: number, bytes: number }} Counts */
  /** @type {Map<string, Map<string, Map<string, Counts>>>} */
  const days = new Map()

  /** @param {string} day @param {string} sender @param {string} third @param {number} bytes */
  function count(day, sender, third, bytes) {
    const thirds = inside(inside(days, day), sender)
    const known = thirds.get(third)
    if (!known) thirds.set(third, { messages: 1, bytes })
    else {
      known.messages++
      known.bytes += bytes
    }
  }

  return {
    add: kind === 'summary' ? summaryRule(count) : extendedRule(count),
    rows: () =>
      [...days].flatMap(([day, senders]) =>
        [...senders].flatMap(([sender, thirds]) =>
          [...thirds].map(([third, counts]) => ({ day, sender, third, ...counts })),
        ),
      ),
  }
}

/**
 * The map under a key, made where there is none.
 * @template V
 * @param {Map<string, Map<string, V>>} maps
 * @param {string} key
 */
function inside(maps, key) {
  const known = maps.get(key)
  if (known) return known
  const made = new Map()
  maps.set(key, made)
  return made
}

/** @typedef {(day: string, sender: string, third: string, bytes: number) => void} Count */
/** @typedef {(fields: readonly string[]) => void} Rule */

/** `2025-08-01` of a timestamp. */
const DAY_CHARACTERS = 10

/** @param {Count} count @returns {Rule} */
function summaryRule(count) {
  const column = (/** @type {string} */ name) => SUMMARY_COLUMNS.indexOf(name)
  const [time, sender, status] = [
    column('origin_timestamp_utc'),
    column('sender_address'),
    column('recipient_status'),
  ]
  const [bytes, direction, connector] = [
    column('total_bytes'),
    column('directionality'),
    column('connector_id'),
  ]
  return (fields) => {
    const name = fields[connector] ?? ''
    const isCrossing = fields[direction] === 'Incoming' || name !== '' || fields[status]?.includes('Send')
    if (isCrossing)
      count(fields[time]?.slice(0, DAY_CHARACTERS) ?? '', fields[sender] ?? '', name, Number(fields[bytes]))
  }
}

/** @param {Count} count @returns {Rule} */
function extendedRule(count) {
  const column = (/** @type {string} */ name) => EXTENDED_COLUMNS.indexOf(name)
  const [time, sender, source] = [column('date_time_utc'), column('sender_address'), column('source')]
  const [bytes, event, client] = [column('total_bytes'), column('event_id'), column('client_hostname')]
  const data = column('custom_data')
  return (fields) => {
    if (fields[source] !== 'SMTP') return
    const name = fields[event]
    const isArrival = name === 'RECEIVE' && !fields[client]?.endsWith('.prod.outlook.com')
    if (!isArrival && name !== 'SENDEXTERNAL') return
    const day = fields[time]?.slice(0, DAY_CHARACTERS) ?? ''
    count(day, fields[sender] ?? '', tlsText(fields[data] ?? ''), Number(fields[bytes]))
  }
}

const TLS_KEY = 'tlsversion='

/** @param {string} data */
function tlsText(data) {
  const key = data.indexOf(TLS_KEY)
  if (key < 0) return ''
  const start = key + TLS_KEY.length
  const end = data.indexOf(';', start)
  return data.slice(start, end < 0 ? undefined : end)
}
