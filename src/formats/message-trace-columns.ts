import { findColumns, normaliseName } from './columns.ts'
import type { FormatField } from './format.ts'
import type { LocalTimes } from './timestamp.ts'

// English as PowerShell, the web services and the portal's list write it; then the list's words in Danish, German,
// Swedish, Chinese, Italian, French, Spanish and Dutch. Nobody has published the header of a saved list.
const DATE = ['date', 'date(utc)', 'dato', 'datum', 'data', 'fecha', '日期']
const SENDER = [
  ...['sender', 'sender_address', 'afsender', 'absender', 'avsändare', '寄件者', '发件人'],
  ...['mittente', 'expéditeur', 'remitente', 'afzender'],
]
const RECIPIENT = [
  ...['recipient', 'recipient_address', 'modtager', 'empfänger', 'mottagare', '收件者', '收件人'],
  ...['destinatario', 'destinataire', 'ontvanger'],
]
const STATUS = ['deliverystatus', '狀態', '状态', 'stato', 'statut', 'estado']
const SUBJECT = ['emne', 'betreff', 'ämne', '主旨', '主题', 'oggetto', 'objet', 'asunto', 'onderwerp']

/** In the order of the slots. */
export const MESSAGE_TRACE_FIELDS: readonly FormatField[] = [
  {
    header: 'Received',
    aliases: ['receiveddatetime', 'origin_timestamp_utc', 'origin_timestamp', ...DATE],
    isNeeded: true,
    gives: 'days',
  },
  {
    header: 'MessageTraceId',
    aliases: ['network_message_id', 'networkmessageid'],
    isNeeded: false,
    gives: null,
  },
  { header: 'MessageId', aliases: ['message_id', 'internetmessageid'], isNeeded: false, gives: null },
  { header: 'SenderAddress', aliases: SENDER, isNeeded: true, gives: null },
  { header: 'RecipientAddress', aliases: RECIPIENT, isNeeded: true, gives: null },
  { header: 'Status', aliases: STATUS, isNeeded: false, gives: 'delivery-status' },
  { header: 'FromIP', aliases: ['from_ip'], isNeeded: false, gives: 'client-addresses' },
  { header: 'Size', aliases: ['total_bytes', 'messagesize'], isNeeded: false, gives: null },
  { header: 'Subject', aliases: SUBJECT, isNeeded: false, gives: null },
]

export const TIME = 0
export const MESSAGE_TRACE_ID = 1
export const MESSAGE_ID = 2
export const SENDER_ADDRESS = 3
export const RECIPIENT_ADDRESS = 4
export const STATUS_SLOT = 5
export const FROM_IP = 6
export const SIZE = 7
export const SUBJECT_SLOT = 8

/** Columns of other exports that have senders and recipients too. */
const FOREIGN = ['event', 'eventid', 'event_id', 'event-id', 'emaildirection', 'recipient_status']

export interface MessageTraceColumns {
  readonly columns: readonly number[]
  /** Whether a message has an id of any kind; else its time, sender and subject must tell it. */
  readonly hasId: boolean
  readonly localTimes: LocalTimes
}

/** Where the columns of a message trace stand, or `null`: the header is another one. */
export function findMessageTraceColumns(header: readonly string[]): MessageTraceColumns | null {
  const names = header.map(normaliseName)
  const found = findColumns(header, MESSAGE_TRACE_FIELDS)
  if (found === null || names.some((name) => FOREIGN.includes(name))) return null
  const columns = withGraphId(found, names)
  const has = (slot: number): boolean => columns[slot] !== -1
  const hasId = has(MESSAGE_TRACE_ID) || has(MESSAGE_ID)
  // Senders and recipients alone are an address list; without an id only the subject tells messages apart.
  if (!has(STATUS_SLOT) && !has(MESSAGE_TRACE_ID)) return null
  if (!hasId && !has(SUBJECT_SLOT)) return null
  return { columns, hasId, localTimes: localTimesOf(names[columns[TIME] ?? -1] ?? '') }
}

/** Graph calls the network message id of its traces `id`. */
function withGraphId(columns: readonly number[], names: readonly string[]): readonly number[] {
  if (columns[MESSAGE_TRACE_ID] !== -1 || !names.includes('receiveddatetime')) return columns
  return columns.with(MESSAGE_TRACE_ID, names.indexOf('id'))
}

/** The portal's list shows the time zone of its user; the services mean UTC, PowerShell writes it as its culture does. */
function localTimesOf(timeColumn: string): LocalTimes {
  if (/utc/.test(timeColumn)) return false
  return DATE.includes(timeColumn) ? true : 'unless-iso'
}
