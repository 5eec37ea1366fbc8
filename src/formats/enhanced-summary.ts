/*
 * Enhanced summary of a historical search: `MTSummary_*.csv`, one record a message, all recipients packed
 * into `recipient_status`. Described in Microsoft's message trace pages (2022) and seen in one public
 * record of 2021; real files are UTF-16LE, often without a mark.
 *
 * It gives transports only. It has no TLS version (always `unknown`), and what a device submitted cannot be
 * told from what a mailbox sent. `Originating` covers mail between two mailboxes as well: without a
 * connector and without a recipient that was sent to, the message is internal.
 */
import { ODD_RECORD, type PlainReader } from '../csv/plain-records.ts'
import type { RecipientStatus } from '../csv/recipient-status.ts'
import type { DayRange } from '../facts/day.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import { aspectsOf, findColumns } from './columns.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { createMessageLog, type MessageLog } from './message-log.ts'
import { checkFieldCount, readIdentity, wholeNumberAt } from './record-values.ts'
import {
  createShapes,
  DECIDING,
  IDENTITY,
  NETWORK_MESSAGE_ID,
  NO_DIRECTION,
  RECIPIENT_STATUS,
  type Shapes,
  TIME,
  TOTAL_BYTES,
  UNKNOWN,
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
  const log = createMessageLog()
  const time = createTimestampReader(context)
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const recipients: RecipientStatus = { count: 0, hasSend: false }
  const shapes = createShapes(log.shapeId)
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
    plain: createPlain({ log, shapes, possible: possibleDays(context.now), onTaken }),
    finish() {
      const facts = log.finish()
      const { messages } = log
      return { facts, messages, repeats: accepted - messages, covered: span.range, warnings: [] }
    },
  }

  function onTaken(records: number, days: DayRange): void {
    accepted += records
    span.include(days.from)
    span.include(days.to)
  }
}

interface PlainOptions {
  readonly log: MessageLog
  readonly shapes: Shapes
  /** Other days are left to be refused. */
  readonly possible: DayRange
  /** So many records were written down, and these are their days. */
  readonly onTaken: (records: number, days: DayRange) => void
}

/** The loop over nearly all records of an export. It is written out: half of an import was the calls for each. */
function createPlain({ log, shapes, possible, onTaken }: PlainOptions): PlainReader {
  return {
    slots: {
      time: TIME,
      guid: NETWORK_MESSAGE_ID,
      digits: TOTAL_BYTES,
      recipients: RECIPIENT_STATUS,
      tuple: DECIDING,
    },
    read({ rows, fields, days, ticks, guids, guidFlags, digits, recipients, tuples }, from) {
      const known = shapes.known()
      let first = possible.to
      let last = possible.from
      let row = from
      for (; row < rows; row++) {
        const day = days[row] as number
        const bytes = digits[row] as number
        const counted = recipients[row] as number
        if ((fields[row] as number) >= ODD_RECORD || guidFlags[row] === 0 || bytes < 0 || counted < 0) break
        if (day < possible.from || day > possible.to) break
        const key = (tuples[row] as number) * 2 + (counted & 1)
        const shape = key < known.length ? (known[key] as number) : UNKNOWN
        if (shape < 0) break
        if (day < first) first = day
        if (day > last) last = day
        log.add(guids, row * 4, day, ticks[row] as number, shape, Math.min(bytes, 0xffffffff), counted >> 1)
      }
      if (row > from) onTaken(row - from, { from: first, to: last })
      return row
    },
  }
}
