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
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import { createShapeTable } from '../facts/shape.ts'
import { aspectsOf, findColumns } from './columns.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { createMessageLog } from './message-log.ts'
import { checkFieldCount, readIdentity, wholeNumberAt } from './record-values.ts'
import { createSummaryKernel, type SummaryLog } from './summary-kernel.ts'
import {
  createShapes,
  IDENTITY,
  NO_DIRECTION,
  RECIPIENT_STATUS,
  TIME,
  TOTAL_BYTES,
} from './summary-shapes.ts'
import { createTimestampReader } from './timestamp.ts'

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
      open: (context) => openSummary(context),
    }
  },
}

function openSummary(context: FormatContext): FormatReader {
  const { kernel = null } = context
  const log = kernel ? createSummaryKernel(kernel, context.now) : createLog()
  const time = createTimestampReader(context)
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const recipients: RecipientStatus = { count: 0, hasSend: false }
  let accepted = 0

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      if (!readIdentity(record, IDENTITY, identity)) return 'missing-message-id'
      record.recipients(RECIPIENT_STATUS, recipients)
      const stated = log.stated(record, recipients.hasSend)
      if (stated === NO_DIRECTION) return 'unknown-direction'
      accepted++
      span.include(time.day)
      log.add(identity, 0, time.day, time.ticks, stated, wholeNumberAt(record, TOTAL_BYTES), recipients.count)
      return null
    },
    ...(log.plain && { plain: log.plain }),
    finish() {
      const facts = log.finish()
      if (log.days) span.includeAll(log.days)
      const { messages } = log
      return { facts, messages, repeats: accepted + log.taken - messages, covered: span.range, warnings: [] }
    },
  }
}

/** The log where there is no kernel. */
function createLog(): SummaryLog {
  const table = createShapeTable()
  const log = createMessageLog(table)
  return {
    ...log,
    get messages() {
      return log.messages
    },
    stated: createShapes(table),
    plain: null,
    taken: 0,
    days: null,
  }
}
