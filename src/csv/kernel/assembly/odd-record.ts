// Reads a record byte by byte: a quote in it stands where none belongs, or it has more fields than anybody asks for.
import { columnCount, delimiter, EXTRA, ODD } from './layout'
import { isFinal, textEnd } from './text'

const QUOTE: u8 = 0x22
const LF: u8 = 0x0a
const CR: u8 = 0x0d

/** Whether the record that was read last is cut inside quotes. */
export let isCut: bool = false
/** Where it ends, if it is whole. */
export let oddEnd: usize = 0

// The field that was read last.
export let fieldStart: usize = 0
export let fieldEnd: usize = 0
export let isQuoted: bool = false

/** Reads the record at `start`; gives its entry for `fields`, or 0: it is not whole yet. */
export function takeOddRecord(start: usize): u32 {
  isCut = false
  let bits = ODD
  let column = 0
  for (let at = start; ; at = oddEnd + 1) {
    oddEnd = endOfField(at)
    if (oddEnd === 0) return 0
    if (column >= columnCount && fieldEnd > fieldStart) bits |= EXTRA
    column++
    if (isLast(oddEnd)) return bits | <u32>column
  }
  return 0
}

/** Whether the field that ends here is the record's last one. */
export function isLast(end: usize): bool {
  return end >= textEnd || load<u8>(end) !== delimiter
}

/** Reads the field that begins at `start`; gives where it ends, at a separator or with the text. 0: it is not whole yet. */
export function endOfField(start: usize): usize {
  const close = start < textEnd && load<u8>(start) === QUOTE ? closingQuote(start + 1) : start
  if (close === 0) {
    isCut = true
    return 0
  }
  // Text behind the closing quote: the field was never quoted.
  isQuoted = close > start && (close + 1 >= textEnd || isFieldEnd(load<u8>(close + 1)))
  let end = isQuoted ? close + 1 : start
  if (!isQuoted) while (end < textEnd && !isFieldEnd(load<u8>(end))) end++
  fieldStart = isQuoted ? start + 1 : start
  fieldEnd = isQuoted ? close : end
  return end >= textEnd && !isFinal ? 0 : end
}

function isFieldEnd(byte: u8): bool {
  return byte === delimiter || byte === LF || byte === CR
}

/** The quote that closes the field whose text begins at `from`; 0: it is not there yet. */
function closingQuote(from: usize): usize {
  let at = from
  for (;;) {
    while (at < textEnd && load<u8>(at) !== QUOTE) at++
    if (at >= textEnd) return 0
    if (at + 1 < textEnd && load<u8>(at, 1) === QUOTE) {
      at += 2
      continue
    }
    return at + 1 === textEnd && !isFinal ? 0 : at
  }
  return 0
}
