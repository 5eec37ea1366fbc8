import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const TRACE_COLUMNS = [
  ...[
    'date_time_utc',
    'client_ip',
    'client_hostname',
    'server_hostname',
    'connector_id',
    'source',
    'event_id',
  ],
  ...['message_id', 'network_message_id', 'total_bytes', 'recipient_count', 'message_subject'],
  ...['sender_address', 'message_info', 'original_client_ip', 'custom_data'],
] as const

const SUMMARY_COLUMNS = [
  ...['origin_timestamp_utc', 'sender_address', 'recipient_status', 'message_subject', 'total_bytes'],
  ...['message_id', 'network_message_id', 'original_client_ip', 'directionality', 'connector_id'],
] as const

/** What a test says of one message; `id` alone makes two messages the same one. */
interface Message {
  readonly id: number
  /** `2025-11-17`. */
  readonly day: string
  readonly sender: string
  readonly subject?: string
}

type Fields = Readonly<Partial<Record<(typeof TRACE_COLUMNS)[number], string>>>

/** A device or app hands a message in over SMTP AUTH: one record of an extended trace. */
export function submission(message: Message & { readonly ip: string }): string {
  return traceRecord(message, {
    source: 'STOREDRIVER',
    event_id: 'RECEIVE',
    message_info: '06I: ',
    original_client_ip: message.ip,
  })
}

interface Crossing extends Message {
  /** Its connector; `null` is mail without one. */
  readonly connector: string | null
  /** `OnPremises` or `Partner`. */
  readonly type?: string
  /** As the service writes it: `TLS1_2`, `NONE`; nothing where the record does not say. */
  readonly tls?: string
}

/** A message comes in over the border: one record of an extended trace. */
export function arrival({ connector, type = 'OnPremises', tls, ...message }: Crossing): string {
  const named =
    connector === null ? [] : [`'S:InboundConnectorData=Name=${connector};ConnectorType=${type};TenantId=t'`]
  return traceRecord(message, {
    source: 'SMTP',
    event_id: 'RECEIVE',
    client_ip: '192.0.2.50',
    client_hostname: 'mx.sender.example',
    server_hostname: 'DB5EUR03FT011.mail.protection.outlook.com',
    connector_id: connector ?? 'DB5EUR03FT011\\Default DB5EUR03FT011',
    custom_data: ['S:FromEntity=Internet', ...tlsMember(tls), ...named].join(';'),
  })
}

/** A message goes out to the internet without a connector: one record of an extended trace. */
export function departure({ tls, ...message }: Message & { readonly tls?: string }): string {
  return traceRecord(message, {
    source: 'SMTP',
    event_id: 'SENDEXTERNAL',
    server_hostname: 'mx.customer.example',
    connector_id: 'To_DefaultOpportunisticTLS',
    custom_data: ['S:ToEntity=Internet', ...tlsMember(tls)].join(';'),
  })
}

/** An extended trace (MTDetail) of these records. */
export function extendedTrace(records: readonly string[]): string {
  return table(TRACE_COLUMNS.join(','), records)
}

/** An enhanced summary (MTSummary), one record a message. */
export function enhancedSummary(
  messages: readonly (Message & { readonly directionality: string; readonly connector?: string })[],
): string {
  const records = messages.map((message) =>
    row(SUMMARY_COLUMNS, {
      origin_timestamp_utc: `${message.day}T08:00:00.0000000Z`,
      sender_address: message.sender,
      recipient_status: 'office@contoso.com##Receive, Deliver',
      message_subject: message.subject ?? 'Note',
      total_bytes: '2000',
      message_id: `<${message.id}@sender.example>`,
      network_message_id: networkMessageId(message.id),
      directionality: message.directionality,
      connector_id: message.connector ?? '',
    }),
  )
  return table(SUMMARY_COLUMNS.join(','), records)
}

/** Lines of any table, ended as the portal ends them. */
export function table(header: string, records: readonly string[]): string {
  return `${[header, ...records].join('\r\n')}\r\n`
}

/** A folder for the files of a test. */
export interface ExportFolder {
  /** Writes a file, also into folders inside, and gives its path; `made` is its date, which browsers hand on. */
  write(name: string, content: string | Uint8Array, made?: Date): string
  remove(): void
}

export function createExportFolder(): ExportFolder {
  const folder = mkdtempSync(join(tmpdir(), 'mail-flow-insights-exports-'))
  return {
    write(name, content, made) {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      if (made) utimesSync(path, made, made)
      return path
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function traceRecord({ id, day, sender, subject = 'Note' }: Message, fields: Fields): string {
  return row(TRACE_COLUMNS, {
    date_time_utc: `${day}T08:00:00.0000000Z`,
    message_id: `<${id}@sender.example>`,
    network_message_id: networkMessageId(id),
    total_bytes: '2000',
    recipient_count: '1',
    message_subject: subject,
    sender_address: sender,
    ...fields,
  })
}

function networkMessageId(id: number): string {
  return `${id.toString(16).padStart(8, '0')}-0001-4000-a000-000000000001`
}

function tlsMember(tls: string | undefined): readonly string[] {
  if (tls === undefined) return []
  return [`S:tlsversion=SP_PROT_${tls}${tls === 'NONE' ? '' : '_SERVER'}`]
}

function row(columns: readonly string[], values: Readonly<Record<string, string>>): string {
  return columns.map((column) => quoted(values[column] ?? '')).join(',')
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
