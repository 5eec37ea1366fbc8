import type { RecordView } from '../csv/record-reader.ts'
import { cleanAddress } from '../facts/address.ts'
import { hashIdentity, type Identity } from '../facts/identity.ts'
import type { RejectCode } from '../facts/import-error.ts'

/**
 * A record with more fields than its header has shifted columns: nothing in it can be trusted. The record
 * knows its header, which in a log may not be the first one, so no count of columns is needed.
 */
export function checkFieldCount(record: RecordView): RejectCode | null {
  return record.isExtraEmpty ? null : 'field-count'
}

/** A whole number of `bytes` or recipients; anything else is 0, since no number on screen rests on it. */
export function wholeNumberOrZero(text: string): number {
  return /^\d{1,10}$/.test(text.trim()) ? Math.min(Number(text), 0xffffffff) : 0
}

/** The same of a record's field, nearly always without a string. */
export function wholeNumberAt(record: RecordView, slot: number): number {
  const digits = record.digits(slot)
  return digits >= 0 ? Math.min(digits, 0xffffffff) : wholeNumberOrZero(record.text(slot))
}

export interface IdentitySlots {
  readonly networkMessageId: number
  readonly messageId: number
  readonly senderAddress: number
  readonly returnPath: number | null
}

/**
 * The identity of the record's message: its network message id (dashes and case ignored), else its
 * message id without `<>` and its sender. False when it has neither id.
 */
export function readIdentity(record: RecordView, slots: IdentitySlots, into: Identity): boolean {
  const { networkMessageId, messageId } = slots
  if (record.guid(networkMessageId, into)) return true
  const id = record.text(networkMessageId).replaceAll('-', '').trim().toLowerCase()
  // A GUID of zeros alone is how .NET writes none: it would make one message of all.
  if (id.replaceAll('0', '') !== '') {
    hashIdentity(`network ${id}`, into)
    return true
  }
  const bareId = record
    .text(messageId)
    .trim()
    .replace(/^<(.*)>$/s, '$1')
  if (bareId === '') return false
  hashIdentity(`message ${bareId} ${readSender(record, slots)}`, into)
  return true
}

/** The sender: `sender_address`, else the return path; empty where the record names neither. */
export function readSender(
  record: RecordView,
  slots: Pick<IdentitySlots, 'senderAddress' | 'returnPath'>,
): string {
  const sender = cleanAddress(record.text(slots.senderAddress))
  return sender !== '' || slots.returnPath === null ? sender : cleanAddress(record.text(slots.returnPath))
}
