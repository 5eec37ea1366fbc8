import { createRandom } from '../lib/random.mjs'
import { EXTENDED_COLUMNS } from './extended.mjs'
import { hex, networkMessageId, timestamp } from './mail.mjs'

const FIRST_DAY = Date.UTC(2025, 7, 1)
const DAY_MS = 86_400_000

/**
 * An extended report in which every sender submits one message over SMTP AUTH on every day: the store holds
 * `days` × `senders` rollups afterwards.
 * @param {{ days: number, senders: number }} size
 * @returns {Generator<string, void, undefined>} lines, ended
 */
export function* senderDayLines({ days, senders }) {
  yield `${EXTENDED_COLUMNS.join(',')}\r\n`
  const random = createRandom(senders)
  for (let number = 0; number < days * senders; number++) {
    const sender = number % senders
    const moment =
      FIRST_DAY + Math.floor(number / senders) * DAY_MS + Math.floor((sender / senders) * (DAY_MS - 1))
    /** @type {Readonly<Record<string, string>>} */
    const values = {
      date_time_utc: timestamp(moment),
      source: 'STOREDRIVER',
      event_id: 'RECEIVE',
      message_id: `<${hex(number, 8)}@devices.contoso.com>`,
      network_message_id: networkMessageId(number, random),
      total_bytes: String(2_000 + random.below(100_000)),
      recipient_count: '1',
      sender_address: `device-${hex(sender, 4)}@contoso.com`,
      message_info: '06I: ',
      original_client_ip: `203.0.${sender % 114}.${sender % 251}`,
      custom_data: 'S:FromEntity=Hosted',
    }
    yield `${EXTENDED_COLUMNS.map((name) => values[name] ?? '').join(',')}\r\n`
  }
}
