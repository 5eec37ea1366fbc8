import { DELIVERY_STATUSES, type DeliveryStatus } from '../facts/vocabulary.ts'

/** By the letters of their English words: `FilteredAsSpam`, `Filtered as spam` and `filteredAsSpam` are one. */
const BY_LETTERS = new Map(
  DELIVERY_STATUSES.map((status): [string, DeliveryStatus] => [status.replaceAll('-', ''), status]),
)

/** A status as a message trace writes it; another word, also one in another language, is `unknown`. */
export function parseDeliveryStatus(text: string): DeliveryStatus {
  return BY_LETTERS.get(text.toLowerCase().replace(/[\s_-]+/g, '')) ?? 'unknown'
}
