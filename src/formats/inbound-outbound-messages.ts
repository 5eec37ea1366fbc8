// The export of "Inbound messages" and "Outbound messages" in the Exchange admin center (Reports, Mail
// flow), the successor of the Connector report: one row a day, connector and use of TLS, as Microsoft counted.
// Described: Microsoft, "Inbound messages and Outbound messages reports" (2021), and "Connector report" of
// the older portal (2020), which has the same nine columns.
// How sure: the columns on screen are documented; the header, the language, the date's form and whether the TLS
// columns are percentages in the exported file are not, so names are aliases and forms are found out per file.
// "Forced TLS?" tells rows apart; its values in other languages are guesses, and any other value is unknown.
// Left out: nothing. The report names no senders and no messages.

import type { RecordView } from '../csv/record-reader.ts'
import { connectorDayKey } from '../facts/connector.ts'
import type { EpochDay } from '../facts/day.ts'
import { TICKS_PER_SECOND } from '../facts/day.ts'
import type { RejectCode } from '../facts/import-error.ts'
import type { ConnectorType, Direction } from '../facts/vocabulary.ts'
import { aspectsOf } from './columns.ts'
import { type ConnectorRow, sumConnectorDays } from './connector-days.ts'
import { connectorOfDirection, connectorOfName, parseDirection } from './connector-direction.ts'
import { parseConnectorType } from './connector-id.ts'
import { createDaySpan } from './day-span.ts'
import { parseForcedTls } from './forced-tls.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import {
  findPortalColumn,
  findTlsColumns,
  hasMessageColumn,
  TLS_FIELDS,
  type TlsColumns,
} from './portal-columns.ts'
import { PORTAL_LABELS } from './portal-labels.ts'
import { checkFieldCount } from './record-values.ts'
import { createTimestampReader, type TimestampReader } from './timestamp.ts'
import { createTlsReading, type TlsReading } from './tls-reading.ts'
import { parseWholeCount } from './whole-count.ts'

const DATE = 0
const DIRECTION = 1
/** Absent where one column holds direction and name. */
const CONNECTOR = 2
const TYPE = 3
const FORCED_TLS = 4
const VOLUME = 5
const FIRST_TLS = 6

const TICKS_PER_HOUR = 3600 * TICKS_PER_SECOND

/** In the order of the slots. */
const FIELDS: readonly FormatField[] = [
  { header: 'Date', aliases: PORTAL_LABELS.date, isNeeded: true, gives: 'days' },
  {
    header: 'Connector direction and name',
    aliases: PORTAL_LABELS.directionAndName,
    isNeeded: true,
    gives: 'transports',
  },
  { header: 'Connector name', aliases: PORTAL_LABELS.connector, isNeeded: false, gives: 'connectors' },
  { header: 'Connector type', aliases: PORTAL_LABELS.connectorType, isNeeded: false, gives: null },
  { header: 'Forced TLS?', aliases: PORTAL_LABELS.forcedTls, isNeeded: false, gives: null },
  { header: 'Volume', aliases: PORTAL_LABELS.count, isNeeded: true, gives: null },
  ...TLS_FIELDS.map((header) => ({ header, isNeeded: false, gives: 'connector-tls' as const })),
]

export const inboundOutboundMessages: Format = {
  name: 'inbound-outbound-messages',
  fields: FIELDS,
  recognise(header) {
    const date = findPortalColumn(header, 'date')
    const volume = findPortalColumn(header, 'count')
    const place = findConnectorColumns(header)
    const tls = findTlsColumns(header)
    const type = findPortalColumn(header, 'connectorType')
    const forcedTls = findPortalColumn(header, 'forcedTls')
    if (date < 0 || volume < 0 || place.direction < 0) return null
    if (!tls.hasAny && type < 0 && forcedTls < 0) return null
    if (hasMessageColumn(header) || findPortalColumn(header, 'sender') >= 0) return null
    const columns = [date, place.direction, place.connector, type, forcedTls, volume, ...tls.columns]
    return {
      columns,
      timeSlot: DATE,
      isLocalTime: false,
      // Direction and name stand in one column or in two: the connectors are known in either case.
      says: aspectsOf(FIELDS, columns.with(CONNECTOR, place.direction)),
      open: (context) => createReader({ tls, hasNameColumn: place.connector >= 0 }, context),
    }
  },
}

/** One column with direction and name, whatever it is called, or one each. */
function findConnectorColumns(header: readonly string[]): { direction: number; connector: number } {
  const both = findPortalColumn(header, 'directionAndName')
  if (both >= 0) return { direction: both, connector: -1 }
  const direction = findPortalColumn(header, 'direction')
  const connector = findPortalColumn(header, 'connector')
  return direction < 0 ? { direction: connector, connector: -1 } : { direction, connector }
}

interface Layout {
  readonly tls: TlsColumns
  readonly hasNameColumn: boolean
}

function createReader({ tls, hasNameColumn }: Layout, context: FormatContext): FormatReader {
  const timestamp = createTimestampReader(context)
  const reading = createTlsReading(tls, FIRST_TLS)
  const rows = new Map<string, ConnectorRow>()
  let repeats = 0
  const span = createDaySpan()
  return {
    read(record) {
      const fieldCount = checkFieldCount(record)
      if (fieldCount) return fieldCount
      if (!timestamp.read(record, DATE)) return 'bad-timestamp'
      const row = readRow(record, { day: timestamp.day, hasNameColumn, reading })
      if (typeof row === 'string') return row
      const key = keyOf(record, timestamp, row)
      if (rows.has(key)) repeats++
      rows.set(key, row)
      span.include(row.day)
      return null
    },
    finish() {
      const { countOf, warnings } = reading.finish()
      const days = sumConnectorDays([...rows.values()], countOf)
      const messages = days.reduce((sum, day) => sum + day.messages, 0)
      return {
        facts: { kind: 'connector-days', rows: days },
        messages,
        repeats,
        covered: span.range,
        warnings,
      }
    },
  }
}

interface RowContext {
  readonly day: EpochDay
  readonly hasNameColumn: boolean
  readonly reading: TlsReading
}

function readRow(record: RecordView, { day, hasNameColumn, reading }: RowContext): ConnectorRow | RejectCode {
  const directionText = record.text(DIRECTION)
  const direction = parseDirection(directionText)
  if (direction === null) return 'unknown-direction'
  const volume = parseWholeCount(record.text(VOLUME))
  if (volume === null) return 'bad-number'
  const name = hasNameColumn ? connectorOfName(record.text(CONNECTOR)) : connectorOfDirection(directionText)
  const place = placeOf(direction, name, parseConnectorType(record.text(TYPE)))
  const forcedTls = parseForcedTls(record.text(FORCED_TLS))
  return { day, ...place, forcedTls, tls: reading.read(record, volume) }
}

/** The type `NoConnector` wins over a name, and without a name there is no type. */
function placeOf(direction: Direction, name: string | null, type: ConnectorType) {
  return name === null || type === 'None'
    ? ({ direction, connector: null, connectorType: 'None' } as const)
    : { direction, connector: name, connectorType: type }
}

/** Rows of one key state the same thing, and the later one stands; the name is last, it may hold any character. */
function keyOf(record: RecordView, time: TimestampReader, row: ConnectorRow): string {
  const hour = Math.floor(time.ticks / TICKS_PER_HOUR)
  const forcedTls = JSON.stringify(record.text(FORCED_TLS).trim().toLowerCase())
  return `${hour} ${forcedTls} ${connectorDayKey(row)}`
}
