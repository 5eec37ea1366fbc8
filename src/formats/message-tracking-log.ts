/*
 * Message tracking log of Exchange Server 2010 to SE: `MSGTRK*.LOG` with 26, 27 or 30 fields, and what
 * `Get-MessageTrackingLog | Export-Csv` makes of it. Fields from public real logs of 2010, 2013 and 2019, events from
 * Microsoft's pages; the property names of the command from memory.
 *
 * It gives transports only, and never a TLS version: no key for one was seen in any tracking log. Health probes,
 * shadow copies and notices of the store are passed over. Which hop is the border: `on-premises-hop.ts`.
 */
import { createDictionary } from '../csv/dictionary.ts'
import type { RecordView } from '../csv/record-reader.ts'
import { connectorKey } from '../facts/connector.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import type { Shape } from '../facts/shape.ts'
import type { Certainty, Direction } from '../facts/vocabulary.ts'
import { aspectsOf, findColumns, normaliseName } from './columns.ts'
import { readCustomData } from './custom-data.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'
import { inboundCertainty, outboundCertainty, type TrackedHop } from './on-premises-hop.ts'
import { checkFieldCount, readIdentity, readSender, wholeNumberOrZero } from './record-values.ts'
import { createTimestampReader } from './timestamp.ts'
import { traceResult } from './trace-result.ts'

/** The names of the log, then those of `Get-MessageTrackingLog` and of Azure Monitor. */
const FIELDS: readonly FormatField[] = [
  { header: 'date-time', aliases: ['timestamp', 'timegenerated'], isNeeded: true, gives: 'days' },
  { header: 'client-ip', aliases: ['clientip'], isNeeded: false, gives: null },
  { header: 'client-hostname', aliases: ['clienthostname'], isNeeded: false, gives: null },
  { header: 'server-ip', aliases: ['serverip'], isNeeded: false, gives: null },
  { header: 'server-hostname', aliases: ['serverhostname'], isNeeded: false, gives: null },
  { header: 'connector-id', aliases: ['connectorid'], isNeeded: false, gives: 'connectors' },
  { header: 'source', isNeeded: true, gives: null },
  { header: 'event-id', aliases: ['eventid'], isNeeded: true, gives: 'transports' },
  { header: 'message-id', aliases: ['messageid'], isNeeded: true, gives: null },
  { header: 'network-message-id', aliases: ['networkmessageid'], isNeeded: false, gives: null },
  { header: 'recipient-address', aliases: ['recipients', 'recipientaddress'], isNeeded: false, gives: null },
  { header: 'total-bytes', aliases: ['totalbytes'], isNeeded: false, gives: null },
  { header: 'recipient-count', aliases: ['recipientcount'], isNeeded: false, gives: null },
  { header: 'sender-address', aliases: ['sender', 'senderaddress'], isNeeded: false, gives: null },
  { header: 'return-path', aliases: ['returnpath'], isNeeded: false, gives: null },
  { header: 'message-info', aliases: ['messageinfo'], isNeeded: false, gives: null },
  { header: 'custom-data', aliases: ['eventdata', 'customdata'], isNeeded: false, gives: null },
]

const TIME = 0
const CLIENT_IP = 1
const CLIENT_HOSTNAME = 2
const SERVER_IP = 3
const SERVER_HOSTNAME = 4
const CONNECTOR_ID = 5
const SOURCE = 6
const EVENT_ID = 7
const MESSAGE_ID = 8
const NETWORK_MESSAGE_ID = 9
const RECIPIENT_ADDRESS = 10
const TOTAL_BYTES = 11
const RECIPIENT_COUNT = 12
const SENDER_ADDRESS = 13
const RETURN_PATH = 14
const MESSAGE_INFO = 15
const CUSTOM_DATA = 16

const IDENTITY = {
  networkMessageId: NETWORK_MESSAGE_ID,
  messageId: MESSAGE_ID,
  senderAddress: SENDER_ADDRESS,
  returnPath: RETURN_PATH,
}

/** The fields of Exchange 2010, by which a file that lost its header is read. */
const FIELDS_2010 =
  'date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality,tenant-id,original-client-ip,original-server-ip,custom-data'.split(
    ',',
  )
/** Exchange 2013 has one more behind the message id; 2016 and later have three more at the end. */
const FIELDS_2013 = FIELDS_2010.toSpliced(11, 0, 'network-message-id')
const FIELDS_2016 = [...FIELDS_2013, 'transport-traffic-type', 'log-id', 'schema-version']
const ISO_UTC = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/
/** `Export-Csv` writes the type of a list in place of what it holds. */
const LOST_LIST = /^System\.\S+\[\]$/
/** Mailboxes that Exchange watches itself with, and the address that its probes come from. */
const HEALTH = /(?:^|;)\s*(?:healthmailbox|inboundproxy@inboundproxy\.)/i

export const messageTrackingLog: Format = {
  name: 'message-tracking-log',
  fields: FIELDS,
  recognise(header) {
    const columns = findColumns(header, FIELDS)
    if (columns === null) return null
    // The command shows its `Timestamp` in the zone of the machine that it ran on.
    const isLocalTime = normaliseName(header[columns[TIME] ?? -1] ?? '') === 'timestamp'
    return {
      columns,
      timeSlot: TIME,
      isLocalTime,
      says: aspectsOf(FIELDS, columns),
      open: (context) => openLog({ ...context, localTimes: isLocalTime }),
    }
  },
  recogniseRecord(fields) {
    if (!ISO_UTC.test(fields[0] ?? '') || !/^[A-Z]+$/.test(fields[8] ?? '')) return null
    return [FIELDS_2010, FIELDS_2013, FIELDS_2016].find(({ length }) => length === fields.length) ?? null
  },
}

/** What a record may be, by its event and source alone. */
type Candidate = 'inbound' | 'sent' | 'sent-outside' | 'inside' | 'notice'

function openLog(context: FormatContext & { readonly localTimes: boolean }): FormatReader {
  const table = createMessageTable()
  const time = createTimestampReader(context)
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const candidateOf = createCandidates()
  const groups = new Map<string, number>()
  let hasLostLists = false

  function groupOf(shape: Shape, direction: Direction): number {
    const key = connectorKey({ direction, connector: shape.connector })
    const known = groups.get(key)
    if (known !== undefined) return known
    groups.set(key, groups.size)
    return groups.size - 1
  }

  function addCrossing(
    record: RecordView,
    message: number,
    direction: Direction,
    certainty: Certainty,
  ): void {
    const connector = record.text(CONNECTOR_ID).trim() || null
    const shape: Shape = {
      ...INTERNAL_SHAPE,
      kind: direction,
      connector,
      connectorType: connector === null ? 'None' : 'Unknown',
      certainty,
      sender: readSender(record, IDENTITY),
    }
    table.addFact(message, {
      group: groupOf(shape, direction),
      day: time.day,
      ticks: time.ticks,
      hash: record.hash,
      shape: table.shapeId(shape),
      bytes: wholeNumberOrZero(record.text(TOTAL_BYTES)),
      deliveries: recipientsOf(record),
    })
  }

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      const candidate = candidateOf(record)
      hasLostLists ||= isLostList(record, RECIPIENT_ADDRESS) || isLostList(record, CUSTOM_DATA)
      if (candidate === 'notice' || isNoise(record)) {
        span.include(time.day)
        return null
      }
      if (!readIdentity(record, IDENTITY, identity)) return 'missing-message-id'
      span.include(time.day)
      const message = table.messageOf(identity)
      table.addPresence(message, { day: time.day, ticks: time.ticks, hash: record.hash })
      const certainty = certaintyOf(record, candidate)
      if (certainty) addCrossing(record, message, candidate === 'inbound' ? 'inbound' : 'outbound', certainty)
      return null
    },
    finish: () => ({
      ...traceResult(table, span, table.repeats),
      warnings: hasLostLists ? ['lists-lost'] : [],
      hasLocalTimes: time.hasLocalTimes,
    }),
  }
}

/** How sure it is that the record's hop crosses the border; `null`: it does not. */
function certaintyOf(record: RecordView, candidate: Candidate): Certainty | null {
  switch (candidate) {
    case 'inbound':
      return inboundCertainty(hopOf(record))
    case 'sent':
      return outboundCertainty(hopOf(record))
    case 'sent-outside':
      return 'certain'
    case 'inside':
    case 'notice':
      return null
  }
}

function hopOf(record: RecordView): TrackedHop {
  return {
    connectorId: record.text(CONNECTOR_ID),
    clientIp: record.text(CLIENT_IP).trim(),
    clientHost: record.text(CLIENT_HOSTNAME),
    serverIp: record.text(SERVER_IP).trim(),
    serverHost: record.text(SERVER_HOSTNAME),
    messageInfo: record.text(MESSAGE_INFO),
    members: readCustomData(record.text(CUSTOM_DATA)),
  }
}

/** Probes of Exchange's own health, and copies of public folders between servers. */
function isNoise(record: RecordView): boolean {
  return (
    HEALTH.test(readSender(record, IDENTITY)) ||
    HEALTH.test(record.text(RECIPIENT_ADDRESS)) ||
    /(?:^|;)S:Replication\b/.test(record.text(CUSTOM_DATA))
  )
}

function isLostList(record: RecordView, slot: number): boolean {
  // `S` first: every record comes by, and a list that is whole never begins with it here.
  return record.bytes[record.start(slot)] === 0x53 && LOST_LIST.test(record.text(slot))
}

function recipientsOf(record: RecordView): number {
  const count = wholeNumberOrZero(record.text(RECIPIENT_COUNT))
  return count > 0
    ? count
    : record
        .text(RECIPIENT_ADDRESS)
        .split(';')
        .filter((address) => address.trim()).length
}

/** Decides by event and source, each pair of texts once. */
function createCandidates(): (record: RecordView) => Candidate {
  const decoder = new TextDecoder()
  const events = createDictionary((bytes) => decoder.decode(bytes))
  const sources = createDictionary((bytes) => decoder.decode(bytes))
  const known = new Map<number, Candidate>()
  return (record) => {
    const event = record.id(EVENT_ID, events)
    const source = record.id(SOURCE, sources)
    // A log has some fifty events and twenty sources; hostile files stay far below 2^20 of each.
    const key = event * 2 ** 20 + source
    const cached = known.get(key)
    if (cached !== undefined) return cached
    const candidate = candidateByName(
      events.text(event).trim().toUpperCase(),
      sources.text(source).trim().toUpperCase(),
    )
    known.set(key, candidate)
    return candidate
  }
}

function candidateByName(eventId: string, source: string): Candidate {
  // Shadow copies, and notices of the store, which name no message.
  if (/^HA[A-Z]|^NOTIFY/.test(eventId) || source === 'REDUNDANCY') return 'notice'
  if (source !== 'SMTP') return 'inside'
  switch (eventId) {
    case 'RECEIVE':
      return 'inbound'
    case 'SEND':
      return 'sent'
    case 'SENDEXTERNAL':
      return 'sent-outside'
    default:
      return 'inside'
  }
}
