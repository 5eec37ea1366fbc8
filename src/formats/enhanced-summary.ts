/*
 * Enhanced summary of a historical search: `MTSummary_*.csv`, one record a message, all recipients packed
 * into `recipient_status`. Described in Microsoft's message trace pages (2022) and seen in one public
 * record of 2021; real files are UTF-16LE, often without a mark.
 *
 * It gives transports only. It has no TLS version (always `unknown`), and what a device submitted cannot be
 * told from what a mailbox sent. `Originating` covers mail between two mailboxes as well: without a
 * connector and without a recipient that was sent to, the message is internal.
 */
import { createTextDictionary } from '../csv/dictionary.ts'
import type { RecordView } from '../csv/record-reader.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import type { Shape } from '../facts/shape.ts'
import { type Direction, FACT_KINDS, type FactKind } from '../facts/vocabulary.ts'
import { aspectsOf, findColumns, type NamedField } from './columns.ts'
import { connectorOfId } from './connector-id.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatReader } from './format.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'
import { type RecipientStatus, readRecipientStatus } from './recipient-status.ts'
import { checkFieldCount, readIdentity, readSender, wholeNumberAt } from './record-values.ts'
import { createTimestampReader } from './timestamp.ts'
import { traceResult } from './trace-result.ts'
import { createTupleIds } from './tuple-ids.ts'

const FIELDS: readonly NamedField[] = [
  { header: 'origin_timestamp_utc', aliases: ['origin_timestamp'], isNeeded: true, gives: 'days' },
  { header: 'sender_address', isNeeded: false, gives: null },
  { header: 'recipient_status', isNeeded: true, gives: null },
  { header: 'total_bytes', isNeeded: false, gives: null },
  { header: 'message_id', isNeeded: false, gives: null },
  { header: 'network_message_id', isNeeded: false, gives: null },
  { header: 'directionality', isNeeded: false, gives: 'transports' },
  { header: 'connector_id', isNeeded: false, gives: 'connectors' },
]

const TIME = 0
const SENDER = 1
const RECIPIENT_STATUS = 2
const TOTAL_BYTES = 3
const MESSAGE_ID = 4
const NETWORK_MESSAGE_ID = 5
const DIRECTIONALITY = 6
const CONNECTOR_ID = 7

const IDENTITY = {
  networkMessageId: NETWORK_MESSAGE_ID,
  messageId: MESSAGE_ID,
  senderAddress: SENDER,
  returnPath: null,
}

/** All records of one message compete: the earliest counts. */
const GROUP = 0

export const enhancedSummary: Format = {
  name: 'enhanced-summary',
  fields: FIELDS,
  recognise(header) {
    const columns = findColumns(header, FIELDS)
    if (columns === null) return null
    return {
      columns,
      timeSlot: TIME,
      isLocalTime: false,
      says: aspectsOf(FIELDS, columns),
      open: (context) => openSummary(context, header.length),
    }
  },
}

function openSummary(context: FormatContext, columnCount: number): FormatReader {
  const table = createMessageTable()
  const time = createTimestampReader(context)
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const recipients: RecipientStatus = { count: 0, hasSend: false }
  const kindOf = createKinds()
  const shapeOf = createShapes((shape) => table.shapeId(shape))
  let accepted = 0

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record, columnCount)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      if (!readIdentity(record, IDENTITY, identity)) return 'missing-message-id'
      const { bytes } = record
      readRecipientStatus(bytes, record.start(RECIPIENT_STATUS), record.end(RECIPIENT_STATUS), recipients)
      const kind = kindOf(record, recipients.hasSend)
      if (kind === null) return 'unknown-direction'
      accepted++
      span.include(time.day)
      table.addFact(table.messageOf(identity, time.day), {
        group: GROUP,
        day: time.day,
        ticks: time.ticks,
        hash: () => 0,
        shape: shapeOf(record, kind),
        bytes: wholeNumberAt(record, TOTAL_BYTES),
        deliveries: recipients.count,
      })
      return null
    },
    finish: () => traceResult(table, span, accepted - table.messages),
  }
}

/** Which way a record says that its message went, each word of its column read once; `null` where it does not say. */
function createKinds(): (record: RecordView, hasSend: boolean) => FactKind | null {
  const words = createTextDictionary()
  const directions: (Direction | null)[] = []
  return (record, hasSend) => {
    const id = record.id(DIRECTIONALITY, words)
    let direction = directions[id]
    if (direction === undefined) {
      direction = directionOf(words.text(id))
      directions[id] = direction
    }
    // Between two mailboxes: nothing left, through no connector.
    const isInside = direction === 'outbound' && !hasSend && record.text(CONNECTOR_ID).trim() === ''
    return isInside ? 'internal' : direction
  }
}

function directionOf(directionality: string): Direction | null {
  switch (directionality.trim().toLowerCase()) {
    case 'incoming':
    case 'inbound':
    case '1':
      return 'inbound'
    case 'originating':
    case 'outbound':
    case '2':
      return 'outbound'
    default:
      return null
  }
}

/** The shape of a record's fact, worked out once for each sender, connector and kind. */
function createShapes(idOf: (shape: Shape) => number): (record: RecordView, kind: FactKind) => number {
  const senders = createTextDictionary()
  const connectors = createTextDictionary()
  const ways = createTupleIds()
  const tuples = createTupleIds()
  const known: number[] = []
  return (record, kind) => {
    const way = ways.idOf(FACT_KINDS.indexOf(kind), record.id(CONNECTOR_ID, connectors))
    const tuple = tuples.idOf(way, record.id(SENDER, senders))
    let id = known[tuple]
    if (id === undefined) {
      id = idOf(shapeOf(kind, record.text(CONNECTOR_ID), readSender(record, IDENTITY)))
      known[tuple] = id
    }
    return id
  }
}

function shapeOf(kind: FactKind, connectorId: string, sender: string): Shape {
  if (kind === 'internal') return INTERNAL_SHAPE
  const connector = connectorOfId(connectorId)
  return {
    ...INTERNAL_SHAPE,
    kind,
    connector,
    connectorType: connector === null ? 'None' : 'Unknown',
    sender,
  }
}
