/** One record of a message tracking log, the fields that any rule reads; what is left out is empty. */
export interface TrackingRecord {
  readonly time?: string
  readonly event?: string
  readonly source?: string
  readonly clientIp?: string
  readonly clientHost?: string
  readonly serverIp?: string
  readonly serverHost?: string
  readonly connector?: string
  readonly messageId?: string
  readonly networkId?: string
  readonly recipients?: string
  readonly recipientCount?: string
  readonly sender?: string
  readonly returnPath?: string
  readonly info?: string
  readonly custom?: string
}

const NAMES_2010 =
  'date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,internal-message-id,message-id,recipient-address,recipient-status,total-bytes,recipient-count,related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality,tenant-id,original-client-ip,original-server-ip,custom-data'.split(
    ',',
  )
const NAMES_2013 = NAMES_2010.toSpliced(11, 0, 'network-message-id')

/** The fields of each version, in its order. */
export const TRACKING_HEADERS = {
  2010: NAMES_2010,
  2013: NAMES_2013,
  2016: [...NAMES_2013, 'transport-traffic-type', 'log-id', 'schema-version'],
} as const

/** What `Get-MessageTrackingLog | Export-Csv` names some of them. */
const COMMAND_HEADER: Readonly<Record<string, string>> = {
  'date-time': 'Timestamp',
  'client-ip': 'ClientIp',
  'client-hostname': 'ClientHostname',
  'server-hostname': 'ServerHostname',
  'connector-id': 'ConnectorId',
  source: 'Source',
  'event-id': 'EventId',
  'message-id': 'MessageId',
  'network-message-id': 'NetworkMessageId',
  'recipient-address': 'Recipients',
  'recipient-count': 'RecipientCount',
  'sender-address': 'Sender',
  'return-path': 'ReturnPath',
  'message-info': 'MessageInfo',
  'custom-data': 'EventData',
}

/** A record's fields in the order of `names`. */
export function trackingFields(record: TrackingRecord, names: readonly string[]): readonly string[] {
  const cells: Readonly<Record<string, string | undefined>> = {
    'date-time': record.time ?? '2026-11-18T10:00:00.000Z',
    'client-ip': record.clientIp,
    'client-hostname': record.clientHost,
    'server-ip': record.serverIp,
    'server-hostname': record.serverHost,
    'connector-id': record.connector,
    source: record.source,
    'event-id': record.event,
    'message-id': record.messageId,
    'network-message-id': record.networkId,
    'recipient-address': record.recipients,
    'total-bytes': '1000',
    'recipient-count': record.recipientCount ?? '1',
    'sender-address': record.sender,
    'return-path': record.returnPath,
    'message-info': record.info,
    'custom-data': record.custom,
  }
  return names.map((name) => cells[name] ?? '')
}

/** A log of one version without the lines that begin with `#`. */
export function trackingText(
  records: readonly TrackingRecord[],
  version: keyof typeof TRACKING_HEADERS = 2016,
): string {
  const names = TRACKING_HEADERS[version]
  return lines([names, ...records.map((record) => trackingFields(record, names))])
}

/** The same as the command exports it, every cell in quotes. */
export function commandText(records: readonly TrackingRecord[]): string {
  const names = Object.keys(COMMAND_HEADER)
  return lines(
    [Object.values(COMMAND_HEADER), ...records.map((record) => trackingFields(record, names))],
    true,
  )
}

function lines(rows: readonly (readonly string[])[], isAllQuoted = false): string {
  const quoted = (cell: string) =>
    isAllQuoted || /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
}
