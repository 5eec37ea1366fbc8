/** @import { Random } from '../lib/random.mjs' */
import { pick } from '../lib/random.mjs'

/** The first day of all data. */
const FIRST_DAY = Date.UTC(2025, 7, 1)
const DAY_MS = 86_400_000
/** As far as a historical search reaches back. */
const DAYS = 90

const SENDERS = 5_000

const FIRST_NAMES = ['ann', 'bob', 'carla', 'dmitri', 'eva', 'farid', 'grace', 'henrik', 'ines', 'jon']
const LAST_NAMES = ['adler', 'brandt', 'costa', 'dubois', 'egger', 'fischer', 'garcia', 'hansen']
const OWN_DOMAINS = ['contoso.com', 'fabrikam.com', 'emea.contoso.com']
const OTHER_DOMAINS = ['customer.example', 'partner.example', 'newsletter.example', 'bank.example']

/** @param {number} index */
function addressOf(index) {
  const first = FIRST_NAMES[index % FIRST_NAMES.length]
  const last = LAST_NAMES[index % LAST_NAMES.length]
  return `${first}.${last}${index}`
}

const INSIDERS = Array.from(
  { length: SENDERS / 2 },
  (_, index) => `${addressOf(index)}@${OWN_DOMAINS[index % OWN_DOMAINS.length]}`,
)
const OUTSIDERS = Array.from(
  { length: SENDERS / 2 },
  (_, index) => `${addressOf(index + 7)}@${OTHER_DOMAINS[index % OTHER_DOMAINS.length]}`,
)

/** @param {Random} random */
export const insider = (random) => INSIDERS[random.skewed(INSIDERS.length)] ?? ''
/** @param {Random} random */
export const outsider = (random) => OUTSIDERS[random.skewed(OUTSIDERS.length)] ?? ''

const SUBJECTS = /** @type {const} */ ([
  'Weekly report',
  'Re: Minutes of the meeting',
  '"Order 4711, second delivery"',
  '"Re: ""Project North"", next steps"',
  'Rechnung für März',
  'Invitation to the review',
  'Scan from MFP-3F',
  '"Lunch, Thursday?"',
  'Réunion de lundi',
  'Alert: disk space on SRV-042',
])

/** As it stands in the file: some are quoted, hold commas, quotes or letters outside ASCII. @param {Random} random */
export const subject = (random) => pick(random, SUBJECTS)

/** @param {number} value @param {number} digits */
export const hex = (value, digits) => value.toString(16).padStart(digits, '0')

/**
 * A network message id: spread like a real one, different for every number below 2^32.
 * @param {number} number
 * @param {Random} random
 */
export function networkMessageId(number, random) {
  const word = hex(random.next(), 8)
  const unique = hex(Math.imul(number, 0x9e3779b1) >>> 0, 8)
  return `${unique}-${word.slice(0, 4)}-4${word.slice(4, 7)}-a${word.slice(1, 4)}-08de${hex(random.next(), 8)}`
}

/**
 * The `index`th of `count` moments, spread evenly over the days, give or take two minutes: exports are in order
 * of time, and within minutes they are not. Milliseconds since 1970.
 * @param {number} index
 * @param {number} count
 * @param {Random} random
 */
export function momentOf(index, count, random) {
  const at = FIRST_DAY + (index / count) * DAYS * DAY_MS + random.below(240_000) - 120_000
  return Math.min(Math.max(Math.floor(at), FIRST_DAY), FIRST_DAY + DAYS * DAY_MS - 60_000)
}

let shownDay = Number.NaN
let shownDate = ''

/**
 * `2025-08-01T06:00:00.1230000Z`. Written by hand: a `Date` for each of millions of records takes longer than all the rest.
 * @param {number} moment
 */
export function timestamp(moment) {
  const day = Math.floor(moment / DAY_MS)
  if (day !== shownDay) {
    shownDay = day
    shownDate = new Date(day * DAY_MS).toISOString().slice(0, 11)
  }
  const time = moment - day * DAY_MS
  const two = (/** @type {number} */ value) => (value < 10 ? `0${value}` : `${value}`)
  const seconds = Math.floor(time / 1000)
  const millis = String(time % 1000).padStart(3, '0')
  return `${shownDate}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${millis}0000Z`
}
