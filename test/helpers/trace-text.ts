/** One record of an extended report, the columns that any rule reads; what is left out is empty. */
export interface DetailRecord {
  /** ISO, seven fraction digits: equal lengths compare as text. */
  readonly time: string
  readonly id: string
  readonly messageId?: string
  readonly event?: string
  readonly source?: string
  readonly clientHost?: string
  readonly serverHost?: string
  readonly connectorId?: string
  readonly sender?: string
  readonly returnPath?: string
  readonly info?: string
  readonly clientIp?: string
  /** 1000 where it is left out. */
  readonly bytes?: string
  /** 1 where it is left out. */
  readonly recipientCount?: string
  /** Members as key (with its type prefix) and value. */
  readonly custom?: readonly (readonly [string, string])[]
}

/** One record of an enhanced summary. */
export interface SummaryRecord {
  readonly time: string
  readonly id: string
  readonly messageId?: string
  readonly sender?: string
  readonly recipients?: string
  readonly directionality?: string
  readonly connectorId?: string
  /** 1000 where it is left out. */
  readonly bytes?: string
}

const DETAIL_HEADER =
  'date_time_utc,client_ip,client_hostname,server_ip,server_hostname,source_context,connector_id,source,event_id,internal_message_id,message_id,network_message_id,recipient_address,recipient_status,total_bytes,recipient_count,related_recipient_address,reference,message_subject,sender_address,return_path,message_info,directionality,tenant_id,original_client_ip,original_server_ip,custom_data'

const SUMMARY_HEADER =
  'origin_timestamp_utc,sender_address,recipient_status,message_subject,total_bytes,message_id,network_message_id,original_client_ip,directionality,connector_id,delivery_priority'

/** Stands for a byte that is no UTF-8. */
export const ODD_BYTE = '\ue000'

/** Senders that are one when they are cleaned, none, or only as odd as hostile files have them. */
export const ODD_SENDERS = [
  '<Ann@Contoso.com>',
  ' ann@contoso.com\t',
  '<>',
  '< >',
  '<',
  ' \u00a0',
  'a\nb@contoso.com',
  'a\u0000\u007fb@contoso.com',
  '"a ""b"""@contoso.com',
  'ΑΣ@contoso.com',
  'ΑΣ',
  `M${ODD_BYTE}x@contoso.com`,
  ODD_BYTE,
]

/** The bytes of a text with `ODD_BYTE` in it: `ä` in windows-1252. */
export function bytesWithOdd(text: string): Uint8Array {
  return Buffer.concat(
    text.split(ODD_BYTE).flatMap((part, at) => [Buffer.from(at === 0 ? [] : [0xe4]), Buffer.from(part)]),
  )
}

/** An extended report as Microsoft writes it. */
export function detailText(records: readonly DetailRecord[]): string {
  return toText(
    DETAIL_HEADER,
    records.map((record) => ({
      date_time_utc: record.time,
      client_hostname: record.clientHost,
      server_hostname: record.serverHost,
      connector_id: record.connectorId,
      source: record.source,
      event_id: record.event,
      message_id: record.messageId,
      network_message_id: record.id,
      total_bytes: record.bytes ?? '1000',
      recipient_count: record.recipientCount ?? '1',
      sender_address: record.sender,
      return_path: record.returnPath,
      message_info: record.info,
      original_client_ip: record.clientIp,
      custom_data: (record.custom ?? []).map(member).join(';'),
    })),
  )
}

/** An enhanced summary as Microsoft writes it. */
export function summaryText(records: readonly SummaryRecord[]): string {
  return toText(
    SUMMARY_HEADER,
    records.map((record) => ({
      origin_timestamp_utc: record.time,
      sender_address: record.sender,
      recipient_status: record.recipients,
      total_bytes: record.bytes ?? '1000',
      message_id: record.messageId,
      network_message_id: record.id,
      directionality: record.directionality,
      connector_id: record.connectorId,
    })),
  )
}

/** A member with `;` or `'` is wrapped in single quotes, inner ones doubled. */
function member([key, value]: readonly [string, string]): string {
  const body = `${key}=${value}`
  return /[;']/.test(body) ? `'${body.replaceAll("'", "''")}'` : body
}

function toText(header: string, rows: readonly Readonly<Record<string, string | undefined>>[]): string {
  const names = header.split(',')
  return [header, ...rows.map((row) => names.map((name) => cell(row[name] ?? '')).join(','))]
    .map((line) => `${line}\r\n`)
    .join('')
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A message's id: a GUID that ends in this number. */
export function guid(number: number): string {
  return `0f3c1a2b-5d6e-4f70-8a9b-${String(number).padStart(12, '0')}`
}
