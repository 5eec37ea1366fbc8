/*
 * Enhanced summary of a historical search: `MTSummary_*.csv`, one record a message, all recipients packed
 * into `recipient_status`. Described in Microsoft's message trace pages (2022) and seen in one public
 * record of 2021; real files are UTF-16LE, often without a mark.
 *
 * It gives transports only. It has no TLS version (always `unknown`), and what a device submitted cannot be
 * told from what a mailbox sent. `Originating` covers mail between two mailboxes as well: without a
 * connector and without a recipient that was sent to, the message is internal.
 */
import type { Kernel } from '../csv/kernel/kernel.ts'
import type { PlainReader } from '../csv/plain-records.ts'
import type { RecipientStatus } from '../csv/recipient-status.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import { aspectsOf, findColumns } from './columns.ts'
import { createDaySpan, type DaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { createKernelLog, type KernelLog } from './kernel-log.ts'
import { createMessageLog } from './message-log.ts'
import { checkFieldCount, readIdentity, wholeNumberAt } from './record-values.ts'
import {
  createShapes,
  DECIDING,
  IDENTITY,
  NETWORK_MESSAGE_ID,
  NO_DIRECTION,
  RECIPIENT_STATUS,
  TIME,
  TOTAL_BYTES,
} from './summary-shapes.ts'
import { createTimestampReader, possibleDays } from './timestamp.ts'

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
  const kernelLog = kernel && createKernelLog(kernel)
  const log = kernelLog ?? createMessageLog()
  const time = createTimestampReader(context)
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const recipients: RecipientStatus = { count: 0, hasSend: false }
  const plain = kernel && kernelLog && createPlain(kernel, kernelLog, context.now)
  const shapes = createShapes(log.shapes, (key, shape) => plain?.judge(key, shape))
  let accepted = 0

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      if (!readIdentity(record, IDENTITY, identity)) return 'missing-message-id'
      record.recipients(RECIPIENT_STATUS, recipients)
      const shape = shapes.read(record, recipients.hasSend)
      if (shape === NO_DIRECTION) return 'unknown-direction'
      accepted++
      span.include(time.day)
      log.add(identity, 0, time.day, time.ticks, shape, wholeNumberAt(record, TOTAL_BYTES), recipients.count)
      return null
    },
    ...(plain && { plain }),
    finish() {
      const facts = log.finish()
      const { messages } = log
      const taken = plain ? plain.taken : 0
      if (plain && taken > 0) plain.includeDays(span)
      return { facts, messages, repeats: accepted + taken - messages, covered: span.range, warnings: [] }
    },
  }
}

/** Nearly all records of an export: the kernel writes them down. Half of an import was the calls for each. */
function createPlain(kernel: Kernel, log: KernelLog, now: number) {
  const possible = possibleDays(now)
  let table = 0
  let taken = 0
  return {
    tuples: [DECIDING],
    open([decides = 0]: readonly number[]) {
      table = decides
      const { from, to } = possible
      kernel.openLog(table, TIME, NETWORK_MESSAGE_ID, TOTAL_BYTES, RECIPIENT_STATUS, from, to)
    },
    read(from: number, to: number) {
      const row = log.addRecords(from, to)
      taken += row - from
      return row
    },
    /** Records with this key state this shape. */
    judge: (key: number, shape: number) => kernel.judge(table, key, shape + 1),
    get taken() {
      return taken
    },
    includeDays(span: DaySpan) {
      span.include(kernel.logFrom.value)
      span.include(kernel.logTo.value)
    },
  } satisfies PlainReader & Record<string, unknown>
}
