/*
 * Enhanced summary of a historical search: `MTSummary_*.csv`, one record a message, all recipients packed
 * into `recipient_status`. Described in Microsoft's message trace pages (2022) and seen in one public
 * record of 2021; real files are UTF-16LE, often without a mark.
 *
 * It gives transports only. It has no TLS version (always `unknown`), and what a device submitted cannot be
 * told from what a mailbox sent. `Originating` covers mail between two mailboxes as well: without a
 * connector and without a recipient that was sent to, the message is internal.
 */
import type { RecipientStatus } from '../csv/recipient-status.ts'
import type { RecordView } from '../csv/record-reader.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import type { Shape } from '../facts/shape.ts'
import type { Direction } from '../facts/vocabulary.ts'
import { aspectsOf, findColumns } from './columns.ts'
import { connectorOfId } from './connector-id.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'
import { checkFieldCount, readIdentity, readSender, wholeNumberAt } from './record-values.ts'
import { createTimestampReader } from './timestamp.ts'
import { traceResult } from './trace-result.ts'

const FIELDS: readonly FormatField[] = [
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
  const shapeOf = createShapes((shape) => table.shapeId(shape))
  let accepted = 0

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record, columnCount)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      if (!readIdentity(record, IDENTITY, identity)) return 'missing-message-id'
      record.recipients(RECIPIENT_STATUS, recipients)
      const shape = shapeOf(record, recipients.hasSend)
      if (shape === null) return 'unknown-direction'
      accepted++
      span.include(time.day)
      table.addFact(table.messageOf(identity, time.day), {
        group: GROUP,
        day: time.day,
        ticks: time.ticks,
        hash: () => 0,
        shape,
        bytes: wholeNumberAt(record, TOTAL_BYTES),
        deliveries: recipients.count,
      })
      return null
    },
    finish: () => traceResult(table, span, accepted - table.messages),
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

/** All that decides what a message's fact says, beside its recipients. */
const DECIDING = [DIRECTIONALITY, CONNECTOR_ID, SENDER]

/** The shape of a record's fact, worked out once for all records that say the same; `null`: no direction is stated. */
function createShapes(
  idOf: (shape: Shape) => number,
): (record: RecordView, hasSend: boolean) => number | null {
  const known: (number | null | undefined)[] = []
  return (record, hasSend) => {
    const key = record.tuple(DECIDING) * 2 + Number(hasSend)
    let id = known[key]
    if (id === undefined) {
      const shape = readShape(record, hasSend)
      id = shape && idOf(shape)
      known[key] = id
    }
    return id
  }
}

function readShape(record: RecordView, hasSend: boolean): Shape | null {
  const direction = directionOf(record.text(DIRECTIONALITY))
  if (direction === null) return null
  const connectorId = record.text(CONNECTOR_ID)
  // Between two mailboxes: nothing left, through no connector.
  if (direction === 'outbound' && !hasSend && connectorId.trim() === '') return INTERNAL_SHAPE
  const connector = connectorOfId(connectorId)
  return {
    ...INTERNAL_SHAPE,
    kind: direction,
    connector,
    connectorType: connector === null ? 'None' : 'Unknown',
    sender: readSender(record, IDENTITY),
  }
}
