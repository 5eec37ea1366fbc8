/*
 * The plain message trace: the list of the Exchange admin center saved by "Export results"; Get-MessageTrace and
 * Get-MessageTraceV2 through `Export-Csv`; the reporting web service and Graph (`messageTraces`) as JSON. One
 * record a message and recipient. Columns of the cmdlets from scripts that read them and Microsoft's pages (2026), of
 * the web service from one published object of 2022, of Graph from its reference; the header of the saved list is
 * not published and taken to be what the list shows.
 *
 * It says that a message exists, who sent it, from which address, and what became of it (`seen`). It names neither
 * direction nor connector nor TLS, so its messages are in no direction and not internal. `ToIP` is left out.
 */
import type { RecordView } from '../csv/record-reader.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import { hashIdentity, type Identity } from '../facts/identity.ts'
import type { RejectCode } from '../facts/import-error.ts'
import { aspectsOf } from './columns.ts'
import { createDaySpan } from './day-span.ts'
import { parseDeliveryStatus } from './delivery-status.ts'
import type { Format, FormatContext, FormatReader } from './format.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'
import {
  FROM_IP,
  findMessageTraceColumns,
  MESSAGE_ID,
  MESSAGE_TRACE_FIELDS,
  MESSAGE_TRACE_ID,
  type MessageTraceColumns,
  RECIPIENT_ADDRESS,
  SENDER_ADDRESS,
  SIZE,
  STATUS_SLOT,
  SUBJECT_SLOT,
  TIME,
} from './message-trace-columns.ts'
import { createRecipientRows } from './recipient-rows.ts'
import { checkFieldCount, readIdentity, readSender, wholeNumberOrZero } from './record-values.ts'
import { createTimestampReader, type TimestampReader } from './timestamp.ts'
import { traceResult } from './trace-result.ts'

const IDENTITY = {
  networkMessageId: MESSAGE_TRACE_ID,
  messageId: MESSAGE_ID,
  senderAddress: SENDER_ADDRESS,
  returnPath: null,
}

/** All records of one message compete: the earliest counts. */
const GROUP = 0

export const messageTrace: Format = {
  name: 'message-trace',
  fields: MESSAGE_TRACE_FIELDS,
  recognise(header) {
    const found = findMessageTraceColumns(header)
    if (found === null) return null
    return {
      columns: found.columns,
      timeSlot: TIME,
      isLocalTime: found.localTimes,
      says: aspectsOf(MESSAGE_TRACE_FIELDS, found.columns),
      open: (context) => openTrace(context, found),
    }
  },
}

function openTrace(context: FormatContext, found: MessageTraceColumns): FormatReader {
  const table = createMessageTable()
  const time = createTimestampReader({ ...context, localTimes: found.localTimes })
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const recipients = createRecipientRows()
  let repeats = 0

  function addFact(record: RecordView, message: number): void {
    const client = record.text(FROM_IP).trim()
    table.addFact(message, {
      group: GROUP,
      day: time.day,
      ticks: time.ticks,
      hash: () => 0,
      // The status is that of all recipients together: it is known when the last record was read.
      shape: table.shapeId({ ...INTERNAL_SHAPE, kind: 'seen', sender: readSender(record, IDENTITY), client }),
      bytes: wholeNumberOrZero(record.text(SIZE)),
      deliveries: 1,
    })
  }

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      if (!found.hasId) identifyByContent(record, time, identity)
      else if (!readIdentity(record, IDENTITY, identity)) return 'missing-message-id'
      span.include(time.day)
      const message = table.messageOf(identity)
      addFact(record, message)
      const status = parseDeliveryStatus(record.text(STATUS_SLOT))
      if (!recipients.add(record, RECIPIENT_ADDRESS, { message, group: GROUP, status })) repeats++
      return null
    },
    finish() {
      recipients.finish(table)
      return { ...traceResult(table, span, repeats), hasLocalTimes: time.hasLocalTimes }
    },
  }
}

/** A list without ids: what has one time, sender and subject is one message. */
function identifyByContent(record: RecordView, time: TimestampReader, into: Identity): void {
  const parts = [time.day, time.ticks, readSender(record, IDENTITY), record.text(SUBJECT_SLOT).trim()]
  hashIdentity(`listed ${JSON.stringify(parts)}`, into)
}
