/** @import { Random } from '../lib/random.mjs' */
import { createRandom, pick } from '../lib/random.mjs'
import { hex, insider, momentOf, networkMessageId, outsider, subject, timestamp } from './mail.mjs'

/** The header of a real file of 2021. */
export const EXTENDED_COLUMNS =
  'date_time_utc,client_ip,client_hostname,server_ip,server_hostname,source_context,connector_id,source,event_id,internal_message_id,message_id,network_message_id,recipient_address,recipient_status,total_bytes,recipient_count,related_recipient_address,reference,message_subject,sender_address,return_path,message_info,directionality,tenant_id,original_client_ip,original_server_ip,custom_data'.split(
    ',',
  )

const TENANT = '6f1c2b7a-0d5e-4c39-9a14-2f8b7e6d5c40'
const HUBS = /** @type {const} */ ([
  'AM0PR03MB5891.eurprd03.prod.outlook.com',
  'DB8PR03MB6123.eurprd03.prod.outlook.com',
  'VI1PR03MB4402.eurprd03.prod.outlook.com',
])
const FRONT = 'DB5EUR03FT011.mail.protection.outlook.com'
const RECORDS_A_MESSAGE = 16
/** So many messages' records stand mixed: some minutes of mail. */
const MIXED_MESSAGES = 32

const INBOUND = /** @type {const} */ ([
  { name: 'Contoso relay', type: 'OnPremises' },
  { name: "O''Brien partner", type: 'Partner' },
  null,
])
const OUTBOUND = /** @type {const} */ (['Signature service', 'Partner encryption', null])
/** Of the border hop, most often 1.2; empty is not stated. */
const TLS = /** @type {const} */ (['TLS1_2', 'TLS1_2', 'TLS1_2', 'TLS1_3', 'TLS1_0', 'TLS1_1', 'NONE', ''])

/** What no rule reads, and most of a file's bytes. @param {number} seed */
function filler(seed) {
  const random = createRandom(seed)
  const noise = (/** @type {number} */ words) =>
    Array.from({ length: words }, () => hex(random.next(), 8)).join('')
  return [
    'S:IncludeInSla=True',
    `S:MailboxDatabaseGuid=${noise(4)}`,
    `S:ActivityId=${noise(4)}`,
    'S:BCL=0',
    `S:StoreObjectIds=AAAA${noise(24)}==`,
    'S:P2RecipStat=0.008/9',
    `S:HttpRequestId=${noise(4)}`,
    'S:DeliveredViaHttps=True',
    'S:MapiMessageClass=IPM.Note',
    `S:CorrelationId=${noise(4)}`,
    `S:AgentTrace=${Array.from({ length: 12 }, () => `${noise(2)}:${random.below(900)}ms`).join('|')}`,
    `S:Mailboxes=${noise(20)}`,
    `S:SystemProbe=${noise(16)}`,
    `S:OversiteData=${noise(40)}`,
    // Four of five hold no comma; the writer of the file quotes the others.
    ...(seed % 5 === 0 ? [`S:Recipients=${noise(2)}@contoso.com,${noise(2)}@fabrikam.com`] : []),
    ...(seed % 10 === 0 ? ['S:Note=moved by "Rule, 7"'] : []),
    'S:DeliveryPriority=Normal',
    'S:PrioritizationReason=EnvelopePriority',
    'S:AccountForest=EURPR03A008.PROD.OUTLOOK.COM',
  ].join(';')
}
const FILLERS = Array.from({ length: 64 }, (_, seed) => filler(seed))

/**
 * The records of an extended report, sixteen a message, one of them at the border at most: of ten messages five come
 * in, four go out (half of these handed in over SMTP AUTH) and one stays inside.
 * @param {{ records: number }} size
 * @returns {Generator<string, void, undefined>} lines, ended
 */
export function* extendedLines({ records }) {
  yield `${EXTENDED_COLUMNS.join(',')}\r\n`
  const random = createRandom(records + 1)
  const messages = Math.ceil(records / RECORDS_A_MESSAGE)
  let left = records
  for (let first = 0; first < messages; first += MIXED_MESSAGES) {
    /** @type {string[]} */
    const block = []
    for (let number = first; number < Math.min(first + MIXED_MESSAGES, messages); number++) {
      block.push(...messageRecords(number, messages, random))
    }
    mix(block, random)
    for (const record of block.slice(0, left)) yield `${record}\r\n`
    left -= block.length
  }
}

/** @param {string[]} list @param {Random} random */
function mix(list, random) {
  for (let index = list.length - 1; index > 0; index--) {
    const other = random.below(index + 1)
    const moved = /** @type {string} */ (list[index])
    list[index] = /** @type {string} */ (list[other])
    list[other] = moved
  }
}

/** @typedef {{ source: string, event: string, client?: string, server?: string, connector?: string, info?: string, data?: string }} Event */

/** @param {number} number @param {number} messages @param {Random} random */
function messageRecords(number, messages, random) {
  const moment = momentOf(number, messages, random)
  const kind = random.below(10)
  const isInbound = kind < 5
  const sender = isInbound ? outsider(random) : insider(random)
  const recipient = isInbound || kind === 9 ? insider(random) : outsider(random)
  const id = networkMessageId(number, random)
  const events = isInbound
    ? arrival(sender, random)
    : kind === 9
      ? internal(random)
      : departure(kind > 6, random)
  const common = {
    moment,
    sender,
    recipient,
    id,
    number,
    bytes: 2_000 + random.skewed(2_000_000),
    subject: subject(random),
    direction: isInbound ? 'Incoming' : 'Originating',
  }
  return [...events, ...inside(RECORDS_A_MESSAGE - events.length, random)].map((event, step) =>
    record(common, event, step, random),
  )
}

/** @param {string} tls @param {string} side */
function tlsMember(tls, side) {
  if (tls === '') return ''
  return `S:tlsversion=SP_PROT_${tls}${tls === 'NONE' ? '' : side};`
}

/** @param {string} sender @param {Random} random @returns {Event[]} */
function arrival(sender, random) {
  const connector = pick(random, INBOUND)
  const data = connector
    ? `;'S:InboundConnectorData=Name=${connector.name};ConnectorType=${connector.type};TenantId=${TENANT}'`
    : ''
  return [
    {
      source: 'SMTP',
      event: 'RECEIVE',
      client: `mx.${sender.slice(sender.indexOf('@') + 1)}`,
      server: FRONT,
      connector: connector ? connector.name.replace("''", "'") : 'DB5EUR03FT011\\Default DB5EUR03FT011',
      info: '0cA: ',
      data: `S:FromEntity=Internet;${tlsMember(pick(random, TLS), '_SERVER')}${pick(random, FILLERS)}${data}`,
    },
    { source: 'STOREDRIVER', event: 'DELIVER' },
  ]
}

/** @param {boolean} isSmtpAuth @param {Random} random @returns {Event[]} */
function departure(isSmtpAuth, random) {
  const connector = pick(random, OUTBOUND)
  const data = connector
    ? `;'S:Microsoft.Exchange.Hygiene.TenantOutboundConnectorCustomData=Name=${connector};ConnectorType=Partner'`
    : ''
  return [
    { source: 'STOREDRIVER', event: 'RECEIVE', info: isSmtpAuth ? '06I: ' : '04I: ' },
    {
      source: 'SMTP',
      event: 'SENDEXTERNAL',
      server: 'mx.customer.example',
      connector: connector ?? 'To_DefaultOpportunisticTLS',
      data: `S:ToEntity=Internet;${tlsMember(pick(random, TLS), '_CLIENT')}${pick(random, FILLERS)}${data}`,
    },
  ]
}

/** @param {Random} random @returns {Event[]} */
function internal(random) {
  return [
    { source: 'STOREDRIVER', event: 'RECEIVE', info: '04I: ', data: pick(random, FILLERS) },
    { source: 'STOREDRIVER', event: 'DELIVER' },
  ]
}

/** A device has one address. @param {string} sender */
function addressOf(sender) {
  let sum = 0
  for (let index = 0; index < sender.length; index++) sum += sender.charCodeAt(index) * (index + 1)
  return `203.0.${100 + (sum % 14)}.${sum % 251}`
}

/** What happens to a message inside the service; its hops negotiate TLS 1.2 as well, and are not the border. */
const INSIDE = /** @type {const} */ ([
  { source: 'SMTP', event: 'RECEIVE', data: 'S:FromEntity=Hosted;S:tlsversion=SP_PROT_TLS1_2_SERVER;' },
  { source: 'SMTP', event: 'SEND', data: 'S:ToEntity=Hosted;S:tlsversion=SP_PROT_TLS1_2_CLIENT;' },
  { source: 'AGENT', event: 'AGENTINFO', data: "'S:AMA=SUM|v=0|action=;error=|atch=0';" },
  { source: 'ROUTING', event: 'RESOLVE', data: '' },
  { source: 'AGENT', event: 'RECEIVE', data: '' },
  { source: 'STOREDRIVER', event: 'SUBMIT', data: '' },
  { source: 'SMTP', event: 'HAREDIRECT', data: '' },
])

/** @param {number} count @param {Random} random @returns {Event[]} */
function inside(count, random) {
  return Array.from({ length: count }, () => {
    const event = pick(random, INSIDE)
    return { ...event, data: event.data + pick(random, FILLERS) }
  })
}

/**
 * @param {{ moment: number, sender: string, recipient: string, id: string, number: number, bytes: number, subject: string, direction: string }} message
 * @param {Event} event
 * @param {number} step
 * @param {Random} random
 */
function record(message, event, step, random) {
  const { moment, sender, recipient, id, number, bytes } = message
  const data = event.data ?? pick(random, FILLERS)
  const hub = pick(random, HUBS)
  const isQuoted = data.includes(',') || data.includes('"')
  return [
    timestamp(moment + step * 337),
    '2603:10a6:20b:1a1::18',
    event.client ?? hub,
    '2603:10a6:20b:4c3::22',
    event.server ?? pick(random, HUBS),
    `08DE${hex(random.next(), 8)};2025-08-01T06:00:00.000Z;0`,
    event.connector ?? '',
    event.source,
    event.event,
    40_000_000 + number * 17,
    `<${id.slice(0, 13)}@mail.${sender.slice(sender.indexOf('@') + 1)}>`,
    id,
    recipient,
    '"250 2.1.5 RESOLVER.FORWARDED; forwarded, then delivered"',
    bytes,
    1,
    '',
    '',
    message.subject,
    sender,
    sender,
    event.info ?? '',
    message.direction,
    TENANT,
    addressOf(sender),
    '',
    isQuoted ? `"${data.replaceAll('"', '""')}"` : data,
  ].join(',')
}
