import { findColumns, normaliseName } from './columns.ts'
import type { FormatField } from './format.ts'

/** In the order of the slots. Only `sender_address` is known for sure: all other names are likely ones. */
export const CONNECTOR_REPORT_FIELDS: readonly FormatField[] = [
  {
    header: 'origin_timestamp_utc',
    aliases: ['origin_timestamp', 'date_time_utc', 'date_time', 'datetime', 'date', 'received', 'timestamp'],
    isNeeded: true,
    gives: 'days',
  },
  { header: 'sender_address', aliases: ['senderaddress'], isNeeded: true, gives: null },
  { header: 'message_id', aliases: ['messageid', 'internet_message_id'], isNeeded: false, gives: null },
  {
    header: 'network_message_id',
    aliases: ['networkmessageid', 'message_trace_id', 'messagetraceid'],
    isNeeded: false,
    gives: null,
  },
  { header: 'total_bytes', aliases: ['size', 'message_size'], isNeeded: false, gives: null },
  { header: 'recipient_count', isNeeded: false, gives: null },
  { header: 'direction', isNeeded: false, gives: 'transports' },
  { header: 'connector_name', isNeeded: false, gives: 'connectors' },
  { header: 'connector_type', isNeeded: false, gives: null },
  { header: 'tls_version', isNeeded: false, gives: 'connector-tls' },
]

export const TIME = 0
export const SENDER = 1
export const MESSAGE_ID = 2
export const NETWORK_MESSAGE_ID = 3
export const TOTAL_BYTES = 4
export const RECIPIENT_COUNT = 5
export const DIRECTION = 6
export const CONNECTOR = 7
export const CONNECTOR_TYPE = 8
export const TLS = 9

/** Columns that only other exports have, in the form of `normaliseName`. */
const FOREIGN = ['event_id', 'eventid', 'event', 'custom_data', 'emaildirection', 'volume', 'message_count']

/** Words that make a column of TLS one of something else than the version that was used. */
const NOT_VERSION = /forced|required|cipher|cert|domain|level|1[._]?[0-3]|^no_?tls/

/**
 * Where the columns of a connector report stand, or `null`. Beside time, sender and an id it has two of: a direction, a
 * connector, a TLS version. The enhanced summary has the first two as well, so with its columns TLS is needed.
 */
export function findConnectorReportColumns(header: readonly string[]): readonly number[] | null {
  const names = header.map(normaliseName)
  const found = findColumns(header, CONNECTOR_REPORT_FIELDS)
  if (found === null || names.some((name) => FOREIGN.includes(name))) return null
  if (found[MESSAGE_ID] === -1 && found[NETWORK_MESSAGE_ID] === -1) return null
  const type = names.findIndex((name) => /connector.*type/.test(name))
  const direction = names.findIndex((name) => /direction/.test(name))
  const tls = names.findIndex((name) => /tls/.test(name) && !NOT_VERSION.test(name))
  const isConnector = (name: string, column: number): boolean => /connector/.test(name) && column !== type
  // `connector_direction` may hold both, like the column of the portal's report.
  const connector = names.findIndex((name, column) => isConnector(name, column) && column !== direction)
  const known = [direction >= 0, names.some(isConnector), tls >= 0].filter(Boolean).length
  if (known < 2 || (tls < 0 && names.includes('recipient_status'))) return null
  return found.with(DIRECTION, direction).with(CONNECTOR, connector).with(CONNECTOR_TYPE, type).with(TLS, tls)
}
