/*
 * The details of single messages: Get-MessageTraceDetail and Get-MessageTraceDetailV2 through `Export-Csv`, scripts
 * that wrap them (with sender and recipient beside), and Graph's `getDetailsByRecipient` as JSON. One record an event
 * of a message and recipient; what the tracking log says of it stands as XML in the cell `Data`. Columns from
 * Microsoft's references (2026), the contents of `Data` from public scripts that read it.
 *
 * The border is found by the rules of the extended report, from `ConnectorId`, `CustomData` and the host names in
 * `Data`. The words of `Detail` lend a TLS version to a record that is the border hop, never to find one: hops inside
 * the service say `using TLS1.2` too. `Data` holds no authentication code, so there are no submissions.
 */
import type { RecordView } from '../csv/record-reader.ts'
import { cleanAddress } from '../facts/address.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import type { Shape } from '../facts/shape.ts'
import type { Aspect } from '../facts/vocabulary.ts'
import { findColumns } from './columns.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { createHopGroups } from './hop-groups.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'
import { checkFieldCount, readIdentity, readSender } from './record-values.ts'
import { createTimestampReader } from './timestamp.ts'
import { firstDatum, readTraceData } from './trace-data.ts'
import { readTraceEvent } from './trace-event.ts'
import { traceResult } from './trace-result.ts'

const FIELDS: readonly FormatField[] = [
  { header: 'Date', aliases: ['datetime', 'date(utc)'], isNeeded: true, gives: 'days' },
  { header: 'MessageTraceId', aliases: ['networkmessageid'], isNeeded: false, gives: null },
  { header: 'MessageId', isNeeded: false, gives: null },
  { header: 'SenderAddress', aliases: ['sender'], isNeeded: false, gives: null },
  { header: 'RecipientAddress', aliases: ['recipient'], isNeeded: false, gives: null },
  { header: 'Event', isNeeded: true, gives: 'transports' },
  { header: 'Detail', aliases: ['description'], isNeeded: false, gives: null },
  { header: 'Data', isNeeded: true, gives: 'connector-tls' },
]

/** `Data` may hold all of it, whatever other columns there are. */
const SAYS: readonly Aspect[] = ['client-addresses', 'transports', 'connectors', 'connector-tls', 'days']

const TIME = 0
const MESSAGE_TRACE_ID = 1
const MESSAGE_ID = 2
const SENDER = 3
const RECIPIENT = 4
const EVENT = 5
const DETAIL = 6
const DATA = 7

const IDENTITY = {
  networkMessageId: MESSAGE_TRACE_ID,
  messageId: MESSAGE_ID,
  senderAddress: SENDER,
  returnPath: null,
}

export const messageTraceDetail: Format = {
  name: 'message-trace-detail',
  fields: FIELDS,
  recognise(header) {
    const columns = findColumns(header, FIELDS)
    if (columns === null) return null
    if (columns[MESSAGE_TRACE_ID] === -1 && columns[MESSAGE_ID] === -1) return null
    // Any log may have events with dates and data: these are explained to a person as well.
    if (columns[DETAIL] === -1) return null
    return {
      columns,
      timeSlot: TIME,
      isLocalTime: 'unless-iso',
      says: SAYS,
      open: (context) => openDetail(context),
    }
  },
}

function openDetail(context: FormatContext): FormatReader {
  const table = createMessageTable()
  const time = createTimestampReader({ ...context, localTimes: 'unless-iso' })
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const groups = createHopGroups()

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      if (!readIdentity(record, IDENTITY, identity)) return 'missing-message-id'
      span.include(time.day)
      const message = table.messageOf(identity)
      for (const shape of shapesOf(record)) {
        table.addFact(message, {
          group: groups.of(shape),
          day: time.day,
          ticks: time.ticks,
          hash: record.hash,
          shape: table.shapeId(shape),
          bytes: 0,
          deliveries: record.text(RECIPIENT).trim() === '' ? 0 : 1,
        })
      }
      return null
    },
    finish: () => ({ ...traceResult(table, span, table.repeats), hasLocalTimes: time.hasLocalTimes }),
  }
}

/** The crossings that the event is; else that the message stayed inside, or only that it exists. */
function shapesOf(record: RecordView): readonly Shape[] {
  const data = readTraceData(record.text(DATA))
  const event = readTraceEvent({ event: record.text(EVENT), detail: record.text(DETAIL), data })
  if (event.isInside) return [INTERNAL_SHAPE]
  const sender = readSender(record, IDENTITY) || firstReturnPath(data)
  if (event.hops.length === 0) return [{ ...INTERNAL_SHAPE, kind: 'seen', sender, client: event.client }]
  return event.hops.map((hop) => ({ ...INTERNAL_SHAPE, ...hop, sender }))
}

function firstReturnPath(data: ReturnType<typeof readTraceData>): string {
  return cleanAddress(firstDatum(data ?? [], 'returnpath') ?? '')
}
