/*
 * Extended report of a historical search: `MTDetail_*.csv`, about sixteen records a message (one an event),
 * unsorted. Columns as printed from a real file of 2021; the meaning of `custom_data` and `message_info` from
 * Microsoft's tracking log pages, public parsers and Exchange's own log writer.
 *
 * A message crosses the border where a record says so: RECEIVE over SMTP from outside, SEND over SMTP to
 * outside. Hops inside the service negotiate TLS 1.2 too and never lend their version to the border hop.
 * An SMTP AUTH submission is a mailbox submission (STOREDRIVER) whose authentication code is 06 or 07: `likely`,
 * inferred from headers of real mail and not yet seen in an export. Its TLS and authentication are not
 * stated by any record, so they stay `unknown`.
 */
import type { Kernel } from '../csv/kernel/kernel.ts'
import type { RecordView } from '../csv/record-reader.ts'
import { connectorKey } from '../facts/connector.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import type { Shape } from '../facts/shape.ts'
import type { Direction } from '../facts/vocabulary.ts'
import { type BorderHop, HOP_KEYS, inboundHop, isOutsideHost, outboundHops } from './border-hop.ts'
import { aspectsOf, findColumns } from './columns.ts'
import { narrowCustomData, readCustomData } from './custom-data.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'
import { checkFieldCount, readIdentity, readSender, wholeNumberAt } from './record-values.ts'
import { createTimestampReader, possibleDays } from './timestamp.ts'
import { createTraceKernel, type EventVerdict, type TraceDays, type TraceKernel } from './trace-kernel.ts'
import { traceResult } from './trace-result.ts'

const FIELDS: readonly FormatField[] = [
  { header: 'date_time_utc', aliases: ['date_time', 'datetime'], isNeeded: true, gives: 'days' },
  { header: 'client_hostname', isNeeded: false, gives: null },
  { header: 'server_hostname', isNeeded: false, gives: null },
  { header: 'connector_id', isNeeded: false, gives: 'connectors' },
  { header: 'source', isNeeded: false, gives: null },
  { header: 'event_id', isNeeded: true, gives: 'transports' },
  { header: 'message_id', isNeeded: false, gives: null },
  { header: 'network_message_id', isNeeded: false, gives: null },
  { header: 'recipient_count', isNeeded: false, gives: null },
  { header: 'total_bytes', isNeeded: false, gives: null },
  { header: 'sender_address', isNeeded: false, gives: null },
  { header: 'return_path', isNeeded: false, gives: null },
  { header: 'message_info', isNeeded: false, gives: 'submissions' },
  { header: 'original_client_ip', isNeeded: false, gives: 'client-addresses' },
  { header: 'custom_data', isNeeded: true, gives: 'connector-tls' },
]

const TIME = 0
const CLIENT_HOSTNAME = 1
const SERVER_HOSTNAME = 2
const CONNECTOR_ID = 3
const SOURCE = 4
const EVENT_ID = 5
const MESSAGE_ID = 6
const NETWORK_MESSAGE_ID = 7
const RECIPIENT_COUNT = 8
const TOTAL_BYTES = 9
const SENDER_ADDRESS = 10
const RETURN_PATH = 11
const MESSAGE_INFO = 12
const ORIGINAL_CLIENT_IP = 13
const CUSTOM_DATA = 14

const IDENTITY = {
  networkMessageId: NETWORK_MESSAGE_ID,
  messageId: MESSAGE_ID,
  senderAddress: SENDER_ADDRESS,
  returnPath: RETURN_PATH,
}

/** Authentication by LOGIN, with TLS (06) or without (07), and the category letter behind it. */
const AUTH_LOGIN = /^\s*0[67][a-z]/i

/** One deciding record a message for its submission; one a direction and connector for its crossings. */
const SUBMISSION_GROUP = 0

export const extendedTrace: Format = {
  name: 'extended-trace',
  fields: FIELDS,
  recognise(header) {
    const columns = findColumns(header, FIELDS)
    if (columns === null) return null
    return {
      columns,
      timeSlot: TIME,
      isLocalTime: false,
      says: aspectsOf(FIELDS, columns),
      open: (context) => openTrace(context),
    }
  },
}

/** Without a kernel the table has all messages. */
const NO_DAYS: TraceDays = { days: [], messages: 0 }

/** What a record may be, by its event, its source and its hosts alone. */
type Candidate = 'submission' | 'inbound' | 'outbound' | null

function openTrace(context: FormatContext): FormatReader {
  const table = createMessageTable()
  const time = createTimestampReader(context)
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const trace = context.kernel ? openTraceKernel(context.kernel, context.now) : null
  const candidateOf = createCandidates(trace)
  const hopsOf = createHops()
  const groups = new Map<string, number>()
  /** One for all records: the table keeps none. */
  const presence = { day: 0, ticks: 0, hash: () => 0 }

  function groupOf(hop: BorderHop): number {
    const key = connectorKey({ direction: hop.kind, connector: hop.connector })
    const known = groups.get(key)
    if (known !== undefined) return known
    groups.set(key, groups.size + 1)
    return groups.size
  }

  function addFact(record: RecordView, message: number, group: number, shape: Shape): void {
    table.addFact(message, {
      group,
      day: time.day,
      ticks: time.ticks,
      hash: record.hash,
      shape: table.shapeId(shape),
      bytes: wholeNumberAt(record, TOTAL_BYTES),
      deliveries: wholeNumberAt(record, RECIPIENT_COUNT),
    })
  }

  function addPresence(record: RecordView): number {
    const message = table.messageOf(identity, time.day)
    trace?.leave(identity, time.day)
    span.include(time.day)
    presence.day = time.day
    presence.ticks = time.ticks
    presence.hash = record.hash
    table.addPresence(message, presence)
    return message
  }

  function addSubmission(record: RecordView): RejectCode | null {
    const sender = readSender(record, IDENTITY)
    trace?.judgeSender(record, sender !== '')
    if (sender === '') return 'missing-sender'
    addFact(
      record,
      addPresence(record),
      SUBMISSION_GROUP,
      submissionShape(sender, record.text(ORIGINAL_CLIENT_IP)),
    )
    return null
  }

  function addCrossings(record: RecordView, direction: Direction): void {
    const message = addPresence(record)
    const hops = hopsOf(record, direction)
    trace?.judgeHops(record, hops, groupOf)
    if (hops.length === 0) return
    const sender = readSender(record, IDENTITY)
    for (const hop of hops) addFact(record, message, groupOf(hop), crossingShape(hop, sender))
  }

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      if (!readIdentity(record, IDENTITY, identity)) return 'missing-message-id'
      const candidate = candidateOf(record)
      if (candidate === 'inbound' || candidate === 'outbound') addCrossings(record, candidate)
      else if (candidate === 'submission' && AUTH_LOGIN.test(record.text(MESSAGE_INFO))) {
        return addSubmission(record)
      } else addPresence(record)
      return null
    },
    ...(trace && { plain: trace.plain }),
    finish() {
      const { days, messages } = trace?.finish(table, span) ?? NO_DAYS
      const result = traceResult(table, span, table.repeats, days)
      return { ...result, messages: result.messages + messages }
    },
  }
}

function submissionShape(sender: string, client: string): Shape {
  return { ...INTERNAL_SHAPE, kind: 'submission', certainty: 'likely', sender, client: client.trim() }
}

function crossingShape(hop: BorderHop, sender: string): Shape {
  return { ...INTERNAL_SHAPE, ...hop, sender }
}

/** Distinct statements of hops that are remembered: an organisation has a few hundred. */
const MOST_HOPS = 4096

/** What records state of their hops, worked out once for all that say the same. */
function createHops(): (record: RecordView, direction: Direction) => readonly BorderHop[] {
  const known = new Map<string, readonly BorderHop[]>()
  return (record, direction) => {
    const connectorId = record.text(CONNECTOR_ID)
    const customData = record.text(CUSTOM_DATA)
    const narrow = narrowCustomData(customData, HOP_KEYS)
    if (narrow === null) return readHops(direction, connectorId, customData)
    const key = `${direction} ${connectorId.length} ${connectorId}${narrow}`
    let hops = known.get(key)
    if (hops === undefined) {
      if (known.size >= MOST_HOPS) known.clear()
      hops = readHops(direction, connectorId, customData)
      known.set(key, hops)
    }
    return hops
  }
}

function readHops(direction: Direction, connectorId: string, customData: string): readonly BorderHop[] {
  const members = readCustomData(customData)
  if (direction === 'outbound') return outboundHops(connectorId, members)
  const hop = inboundHop(connectorId, members)
  return hop ? [hop] : []
}

const EVENT = [EVENT_ID, SOURCE]
const CLIENT = [CLIENT_HOSTNAME] as const
const SERVER = [SERVER_HOSTNAME] as const

/** Decides by event, source and the other side's host, each text once. */
function createCandidates(trace: TraceKernel | null): (record: RecordView) => Candidate {
  const known: (Candidate | undefined)[] = []
  const isOutsideClient = createHosts(CLIENT, (record, isOutside) => {
    trace?.judgeHost(record, 'client', isOutside)
  })
  const isOutsideServer = createHosts(SERVER, (record, isOutside) => {
    trace?.judgeHost(record, 'server', isOutside)
  })

  return (record) => {
    const event = record.tuple(EVENT)
    let candidate = known[event]
    if (candidate === undefined) {
      candidate = candidateByName(record.text(EVENT_ID), record.text(SOURCE))
      known[event] = candidate
      trace?.judgeEvent(record, EVENT_VERDICTS[candidate ?? 'none'])
    }
    if (candidate === 'inbound') return isOutsideClient(record) ? candidate : null
    if (candidate === 'outbound') return isOutsideServer(record) ? candidate : null
    return candidate
  }
}

const EVENT_VERDICTS = {
  none: 'presence',
  submission: 'submission',
  inbound: 'arrival',
  outbound: 'departure',
} as const satisfies Record<string, EventVerdict>

/** Whether the host in the one slot of `tuple` does not belong to the service. */
function createHosts(
  tuple: readonly [number],
  onNew: (record: RecordView, isOutside: boolean) => void,
): (record: RecordView) => boolean {
  const known: (boolean | undefined)[] = []
  return (record) => {
    const host = record.tuple(tuple)
    let isOutside = known[host]
    if (isOutside === undefined) {
      isOutside = isOutsideHost(record.text(tuple[0]))
      known[host] = isOutside
      onNew(record, isOutside)
    }
    return isOutside
  }
}

function openTraceKernel(kernel: Kernel, now: number): TraceKernel {
  return createTraceKernel(kernel, {
    values: [TIME, NETWORK_MESSAGE_ID, TOTAL_BYTES, RECIPIENT_COUNT, MESSAGE_INFO, CUSTOM_DATA],
    event: EVENT,
    client: CLIENT,
    server: SERVER,
    sender: [SENDER_ADDRESS, RETURN_PATH],
    submitter: [SENDER_ADDRESS, RETURN_PATH, ORIGINAL_CLIENT_IP],
    hop: [EVENT_ID, SOURCE, CONNECTOR_ID],
    slotCount: FIELDS.length,
    keys: HOP_KEYS.keys,
    possible: possibleDays(now),
    shapeOf: (hop, client) => (hop ? crossingShape(hop, '') : submissionShape('', client)),
  })
}

function candidateByName(eventId: string, source: string): Candidate {
  switch (`${source.trim()} ${eventId.trim()}`.toUpperCase()) {
    case 'STOREDRIVER RECEIVE':
      return 'submission'
    case 'SMTP RECEIVE':
      return 'inbound'
    case 'SMTP SEND':
    case 'SMTP SENDEXTERNAL':
      return 'outbound'
    default:
      return null
  }
}
