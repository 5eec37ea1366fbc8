// All texts of a slot in one piece, so that they are decoded at once.
import { take } from './memory'
import { textAt, textCount } from './texts'

/** Where the texts of `joinTexts` end. */
export let joinedEnd: usize = 0

/** The texts of a slot in the order of their numbers, between each two a separator; gives where they begin. */
export function joinTexts(slot: i32, separator: u32): usize {
  const count = textCount(slot)
  let size: usize = 0
  for (let number: u32 = 0; number < count; number++) size += <usize>load<u32>(textAt(slot, number), 4) + 1
  const joined = take(size)
  let to = joined
  for (let number: u32 = 0; number < count; number++) {
    const text = textAt(slot, number)
    const length = <usize>load<u32>(text, 4)
    if (number > 0) store<u8>(to++, <u8>separator)
    memory.copy(to, text + 8, length)
    to += length
  }
  joinedEnd = to
  return joined
}
