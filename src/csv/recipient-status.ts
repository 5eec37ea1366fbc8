/** What a `recipient_status` cell says of a message's recipients: one object for all records of a file. */
export interface RecipientStatus {
  count: number
  /** Whether a recipient was sent to, over the border. */
  hasSend: boolean
}

const MARK = 0x23
const SEMICOLON = 0x3b
const COMMA = 0x2c
const SEND = [0x73, 0x65, 0x6e, 0x64] as const
const decoder = new TextDecoder()

/**
 * Reads `ann@contoso.com##Receive, Deliver;bob@fabrikam.com##Receive, Send` from the UTF-8 `bytes[start, end)`.
 * An address may hold `;` and quotes itself, so only `##` is trusted: the status words run from it to the next
 * `;`. One pass and no string, since a cell passes 100 kB for thousands of recipients.
 */
export function readRecipientStatus(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: RecipientStatus,
): void {
  into.count = 0
  into.hasSend = false
  let wordStart = -1
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    if (byte === MARK && at + 1 < end && bytes[at + 1] === MARK) {
      into.count++
      at++
      wordStart = at + 1
    } else if (wordStart >= 0 && (byte === COMMA || byte === SEMICOLON)) {
      into.hasSend ||= isSend(bytes, wordStart, at)
      wordStart = byte === COMMA ? at + 1 : -1
    }
  }
  if (wordStart >= 0) into.hasSend ||= isSend(bytes, wordStart, end)
}

/** Whether the word is `send`, in either case, with spaces around it. */
function isSend(bytes: Uint8Array, start: number, end: number): boolean {
  let from = start
  let to = end
  while (from < to && isSpace(bytes[from] as number)) from++
  while (to > from && isSpace(bytes[to - 1] as number)) to--
  if (to - from === SEND.length)
    return SEND.every((letter, index) => ((bytes[from + index] as number) | 0x20) === letter)
  // Nobody has seen a space of another alphabet there; it is one all the same.
  const isForeign = to > from && ((bytes[from] as number) >= 0x80 || (bytes[to - 1] as number) >= 0x80)
  return isForeign && decoder.decode(bytes.subarray(from, to)).trim().toLowerCase() === 'send'
}

/** What `trim` takes away of ASCII. */
function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
}
