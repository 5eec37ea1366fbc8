/** @import { Random } from '../lib/random.mjs' */
import { createRandom, pick } from '../lib/random.mjs'
import { hex, insider, momentOf, networkMessageId, outsider, subject, timestamp } from './mail.mjs'

/** The header of a real file of 2021. */
export const SUMMARY_COLUMNS = [
  'origin_timestamp_utc',
  'sender_address',
  'recipient_status',
  'message_subject',
  'total_bytes',
  'message_id',
  'network_message_id',
  'original_client_ip',
  'directionality',
  'connector_id',
  'delivery_priority',
]

const INBOUND = /** @type {const} */ (['Contoso relay', 'Fabrikam partner', 'Filter service, inbound', ''])
const OUTBOUND = /** @type {const} */ ([
  'Signature service',
  'Partner encryption',
  'To_DefaultOpportunisticTLS',
  '',
])

/**
 * The records of an enhanced summary, one a message, without repeats. Of ten messages five come in, three go out
 * and two stay inside. `recipients`: of each message; about 42 make 2 kB records.
 * @param {{ records: number, recipients?: number }} size
 * @returns {Generator<string, void, undefined>} lines, ended
 */
export function* summaryLines({ records, recipients = 1 }) {
  yield `${SUMMARY_COLUMNS.join(',')}\r\n`
  const random = createRandom(records)
  for (let number = 0; number < records; number++) {
    yield `${summaryRecord({ random, number, records, recipients })}\r\n`
  }
}

/** @param {{ random: Random, number: number, records: number, recipients: number }} message */
function summaryRecord({ random, number, records, recipients }) {
  const time = timestamp(momentOf(number, records, random))
  const kind = random.below(10)
  const isInbound = kind < 5
  const isInternal = kind > 7
  const sender = isInbound ? outsider(random) : insider(random)
  const status = isInbound || isInternal ? 'Receive, Deliver' : 'Receive, Send'
  const recipient = isInbound || isInternal ? insider : outsider
  const connector = isInternal ? '' : pick(random, isInbound ? INBOUND : OUTBOUND)
  let recipientStatus = `${recipient(random)}##${status}`
  for (let more = 1; more < recipients; more++) recipientStatus += `;${recipient(random)}##${status}`
  const id = networkMessageId(number, random)
  return [
    time,
    sender,
    `"${recipientStatus}"`,
    subject(random),
    1_500 + random.skewed(900_000),
    `<${id.slice(0, 8)}${hex(number, 6)}@mail.${sender.slice(sender.indexOf('@') + 1)}>`,
    id,
    `203.0.${random.below(114)}.${random.below(255)}`,
    isInbound ? 'Incoming' : 'Originating',
    connector.includes(',') ? `"${connector}"` : connector,
    'Normal',
  ].join(',')
}
