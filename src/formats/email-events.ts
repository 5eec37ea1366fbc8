/*
 * The table EmailEvents of Microsoft Defender's advanced hunting, saved as CSV (or as JSON by its API): one record a
 * message and recipient. Microsoft documents its columns (advanced hunting schema, 2024); which of them a file has,
 * depends on the query (`| project ...`). No file was seen, so the form of its dates and of a cell with several
 * connectors is open.
 *
 * It gives transports with their connectors. It has no TLS version, no connector type and no submissions: what a
 * device sent looks like what a mailbox sent. `Intra-org` is internal. The table EmailPostDeliveryEvents has the same
 * names and is left out: its times are those of a clean-up, not of the message.
 */
import type { RecordView } from '../csv/record-reader.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import type { Shape } from '../facts/shape.ts'
import type { FactKind } from '../facts/vocabulary.ts'
import { aspectsOf, findColumns, normaliseName } from './columns.ts'
import { readConnectorList } from './connector-list.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { createHopGroups } from './hop-groups.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'
import { createRecipientRows } from './recipient-rows.ts'
import { checkFieldCount, readIdentity, readSender } from './record-values.ts'
import { createTimestampReader, type LocalTimes } from './timestamp.ts'
import { traceResult } from './trace-result.ts'

const FIELDS: readonly FormatField[] = [
  {
    header: 'Timestamp',
    aliases: ['timestamp[utc]', 'timegenerated', 'timegenerated[utc]'],
    isNeeded: true,
    gives: 'days',
  },
  { header: 'NetworkMessageId', isNeeded: false, gives: null },
  { header: 'InternetMessageId', isNeeded: false, gives: null },
  { header: 'SenderFromAddress', isNeeded: false, gives: null },
  { header: 'SenderMailFromAddress', isNeeded: false, gives: null },
  { header: 'RecipientEmailAddress', isNeeded: false, gives: null },
  { header: 'EmailDirection', isNeeded: true, gives: 'transports' },
  { header: 'Connectors', isNeeded: false, gives: 'connectors' },
]

const TIME = 0
const NETWORK_MESSAGE_ID = 1
const MESSAGE_ID = 2
const SENDER_FROM = 3
const MAIL_FROM = 4
const RECIPIENT = 5
const DIRECTION = 6
const CONNECTORS = 7

const IDENTITY = {
  networkMessageId: NETWORK_MESSAGE_ID,
  messageId: MESSAGE_ID,
  senderAddress: SENDER_FROM,
  returnPath: MAIL_FROM,
}

/** Columns that only tables of what happened after the delivery have. */
const POST_DELIVERY = ['actiontrigger', 'actionresult']

export const emailEvents: Format = {
  name: 'email-events',
  fields: FIELDS,
  recognise(header) {
    const columns = findColumns(header, FIELDS)
    if (columns === null || header.map(normaliseName).some((name) => POST_DELIVERY.includes(name)))
      return null
    if (columns[NETWORK_MESSAGE_ID] === -1 && columns[MESSAGE_ID] === -1) return null
    const hasConnectors = columns[CONNECTORS] !== -1
    const localTimes = isUtcColumn(header[columns[TIME] ?? -1] ?? '') ? false : 'unless-iso'
    return {
      columns,
      timeSlot: TIME,
      isLocalTime: localTimes,
      says: aspectsOf(FIELDS, columns),
      open: (context) => openEvents(context, { hasConnectors, localTimes }),
    }
  },
}

/** `Timestamp [UTC]`: the portal of the logs says the zone in the header. */
function isUtcColumn(header: string): boolean {
  return /\[utc\]|\(utc\)/i.test(header)
}

interface Layout {
  readonly hasConnectors: boolean
  readonly localTimes: LocalTimes
}

function openEvents(context: FormatContext, layout: Layout): FormatReader {
  const table = createMessageTable()
  const time = createTimestampReader({ ...context, localTimes: layout.localTimes })
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const groups = createHopGroups()
  const recipients = createRecipientRows()
  let repeats = 0

  function addShape(record: RecordView, message: number, shape: Shape): boolean {
    const group = groups.of(shape)
    table.addFact(message, {
      group,
      day: time.day,
      ticks: time.ticks,
      hash: () => 0,
      shape: table.shapeId(shape),
      bytes: 0,
      deliveries: 1,
    })
    return recipients.add(record, RECIPIENT, { message, group, status: 'unknown' })
  }

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      if (!readIdentity(record, IDENTITY, identity)) return 'missing-message-id'
      const kind = kindOf(record.text(DIRECTION))
      if (kind === null) return 'unknown-direction'
      span.include(time.day)
      const message = table.messageOf(identity)
      const shapes = shapesOf(record, kind, layout.hasConnectors)
      const areNew = shapes.map((shape) => addShape(record, message, shape))
      if (!areNew.includes(true)) repeats++
      return null
    },
    finish() {
      recipients.finish(table)
      return { ...traceResult(table, span, repeats), hasLocalTimes: time.hasLocalTimes }
    },
  }
}

function kindOf(direction: string): FactKind | null {
  switch (direction.toLowerCase().replace(/[\s_-]+/g, '')) {
    case 'inbound':
      return 'inbound'
    case 'outbound':
      return 'outbound'
    case 'intraorg':
      return 'internal'
    default:
      return null
  }
}

/** One shape a connector; a query without the column does not say whether there was one. */
function shapesOf(record: RecordView, kind: FactKind, hasConnectors: boolean): readonly Shape[] {
  if (kind === 'internal') return [INTERNAL_SHAPE]
  const sender = readSender(record, IDENTITY)
  if (!hasConnectors) return [{ ...INTERNAL_SHAPE, kind, connectorType: 'Unknown', sender }]
  return readConnectorList(record.text(CONNECTORS)).map((connector) => ({
    ...INTERNAL_SHAPE,
    kind,
    connector,
    connectorType: connector === null ? 'None' : 'Unknown',
    sender,
  }))
}
