import { createDictionary } from '../csv/dictionary.ts'
import type { RecordView } from '../csv/record-reader.ts'
import { cleanAddress } from '../facts/address.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import { DELIVERY_STATUSES, type DeliveryStatus } from '../facts/vocabulary.ts'
import { Column } from './column.ts'
import { createIdentityMap } from './identity-map.ts'
import type { MessageTable } from './message-table.ts'

/** One record of an export that has a record a recipient. */
export interface RecipientRow {
  readonly message: number
  /** The group of the message's fact that the recipient belongs to, as in the message table. */
  readonly group: number
  readonly status: DeliveryStatus
}

/** Counts the recipients of messages that an export spreads over records. Exact: each recipient counts once. */
export interface RecipientRows {
  /** False: the recipient of this message and group was there before. */
  add(record: RecordView, recipientSlot: number, row: RecipientRow): boolean
  /** Tells the table each message's recipients and worst status. */
  finish(table: MessageTable): void
}

export function createRecipientRows(): RecipientRows {
  const recipientOf = createRecipientIds()
  const seen = createIdentityMap()
  const groups = createIdentityMap()
  const recipients = new Column()
  const worst = new Column()
  const key = new Uint32Array(IDENTITY_WORDS)

  function fillKey(message: number, group: number, recipient: number): Uint32Array {
    key[0] = message
    key[1] = group
    key[2] = recipient
    return key
  }

  return {
    add(record, recipientSlot, { message, group, status }) {
      const known = seen.size
      seen.numberOf(fillKey(message, group, recipientOf(record, recipientSlot)))
      const entry = groups.numberOf(fillKey(message, group, 0))
      const isNew = seen.size > known
      if (isNew) recipients.set(entry, recipients.get(entry) + 1)
      worst.set(entry, Math.max(worst.get(entry), DELIVERY_STATUSES.indexOf(status)))
      return isNew
    },
    finish(table) {
      for (let entry = 0; entry < groups.size; entry++) {
        const [message = 0, group = 0] = groups.list.copy(Uint32Array.of(entry))
        table.revise(message, {
          group,
          deliveries: recipients.get(entry),
          status: DELIVERY_STATUSES[worst.get(entry)] ?? 'unknown',
        })
      }
    },
  }
}

/** A number for each address; one that is written in two cases has one. */
function createRecipientIds(): (record: RecordView, slot: number) => number {
  const decoder = new TextDecoder()
  const written = createDictionary((bytes) => decoder.decode(bytes))
  const ids: number[] = []
  const byAddress = new Map<string, number>()
  return (record, slot) => {
    const spelling = record.id(slot, written)
    const known = ids[spelling]
    if (known !== undefined) return known
    const address = cleanAddress(written.text(spelling))
    const id = byAddress.get(address) ?? byAddress.size
    byAddress.set(address, id)
    ids[spelling] = id
    return id
  }
}
