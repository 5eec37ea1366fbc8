/*
 * The requested report of "Inbound messages" and "Outbound messages": `Start-HistoricalSearch -ReportType
 * ConnectorReport`, one record a message, a file named `*ConnectorReport*.csv`. Microsoft documents its filters
 * (2026: connector type, direction, TLS version), not its columns: of those only `sender_address` is known, from a
 * script that reads it. So columns are found by what their names hold: connector, type, direction, TLS.
 *
 * It gives transports: direction, connector, type, TLS. What has no column is unknown. A file without a direction
 * says of a message only that it exists. Submissions are not in it.
 */
import type { RecordView } from '../csv/record-reader.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import type { Shape } from '../facts/shape.ts'
import { parseTlsVersion } from '../facts/tls.ts'
import type { Direction } from '../facts/vocabulary.ts'
import { aspectsOf } from './columns.ts'
import { connectorOfDirection, connectorOfName, parseDirection } from './connector-direction.ts'
import { connectorOfId, parseConnectorType } from './connector-id.ts'
import {
  CONNECTOR,
  CONNECTOR_REPORT_FIELDS,
  CONNECTOR_TYPE,
  DIRECTION,
  findConnectorReportColumns,
  MESSAGE_ID,
  NETWORK_MESSAGE_ID,
  RECIPIENT_COUNT,
  SENDER,
  TIME,
  TLS,
  TOTAL_BYTES,
} from './connector-report-columns.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatReader } from './format.ts'
import { createHopGroups } from './hop-groups.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'
import { checkFieldCount, readIdentity, readSender, wholeNumberOrZero } from './record-values.ts'
import { createTimestampReader } from './timestamp.ts'
import { traceResult } from './trace-result.ts'

const IDENTITY = {
  networkMessageId: NETWORK_MESSAGE_ID,
  messageId: MESSAGE_ID,
  senderAddress: SENDER,
  returnPath: null,
}

export const connectorReport: Format = {
  name: 'connector-report',
  fields: CONNECTOR_REPORT_FIELDS,
  recognise(header) {
    const columns = findConnectorReportColumns(header)
    if (columns === null) return null
    return {
      columns,
      timeSlot: TIME,
      isLocalTime: false,
      says: aspectsOf(CONNECTOR_REPORT_FIELDS, columns),
      open: (context) => openReport(context, columns),
    }
  },
}

function openReport(context: FormatContext, columns: readonly number[]): FormatReader {
  const table = createMessageTable()
  const time = createTimestampReader(context)
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const groups = createHopGroups()

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      if (!readIdentity(record, IDENTITY, identity)) return 'missing-message-id'
      const shape = shapeOf(record, columns)
      if (shape === null) return 'unknown-direction'
      span.include(time.day)
      table.addFact(table.messageOf(identity), {
        group: groups.of(shape),
        day: time.day,
        ticks: time.ticks,
        hash: record.hash,
        shape: table.shapeId(shape),
        bytes: wholeNumberOrZero(record.text(TOTAL_BYTES)),
        deliveries: wholeNumberOrZero(record.text(RECIPIENT_COUNT)),
      })
      return null
    },
    finish: () => traceResult(table, span, table.repeats),
  }
}

/** `null`: the file has a column of directions, and this record's is none. */
function shapeOf(record: RecordView, columns: readonly number[]): Shape | null {
  const sender = readSender(record, IDENTITY)
  if (columns[DIRECTION] === -1) return { ...INTERNAL_SHAPE, kind: 'seen', sender }
  const kind = directionOf(record.text(DIRECTION))
  if (kind === null) return null
  const tls = parseTlsVersion(record.text(TLS))
  return { ...INTERNAL_SHAPE, ...placeOf(record, columns), kind, tls, sender }
}

function directionOf(text: string): Direction | null {
  switch (text.trim().toLowerCase()) {
    case 'incoming':
    case '1':
      return 'inbound'
    case 'originating':
    case '2':
      return 'outbound'
    default:
      return parseDirection(text)
  }
}

/** The connector from its own column, else from behind the direction (`From your org - Relay`). */
function placeOf(record: RecordView, columns: readonly number[]): Pick<Shape, 'connector' | 'connectorType'> {
  const type = parseConnectorType(record.text(CONNECTOR_TYPE))
  const hasColumn = columns[CONNECTOR] !== -1
  const written = hasColumn
    ? connectorOfName(record.text(CONNECTOR))
    : connectorOfDirection(record.text(DIRECTION))
  const connector = type === 'None' || written === null ? null : connectorOfId(written)
  if (connector !== null) return { connector, connectorType: type }
  const isSaid = hasColumn || type !== 'Unknown' || record.text(DIRECTION).trim().includes(' ')
  return { connector, connectorType: isSaid ? 'None' : 'Unknown' }
}
