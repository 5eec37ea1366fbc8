import { compareIdentities, sortByIdentity } from '../facts/identity.ts'
import type { IdentityList } from './identity-list.ts'

/** Bits of the filter an identity: with so many, one of nine is looked at for nothing. */
const BITS_EACH = 8

/**
 * Calls back with the numbers of every identity that stands in the list more than once, ascending. Nearly none do:
 * a filter by one bit of each finds the few that may, and only these are sorted.
 */
export function eachRepeated(list: IdentityList, visit: (numbers: readonly number[]) => void): void {
  const numbers = candidates(list)
  const identities = list.copy(numbers)
  const order = sortByIdentity(identities, numbers.length)
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && isSame(identities, order, start, end)) end++
    // Equal identities stay in the order of their rows, which is that of their numbers.
    if (end - start > 1) visit(Array.from(order.subarray(start, end), (row) => numbers[row] as number))
    start = end
  }
}

function isSame(identities: Uint32Array, order: Uint32Array, one: number, other: number): boolean {
  return compareIdentities(identities, order[one] as number, identities, order[other] as number) === 0
}

/** Numbers of all identities that share their bit with another one, ascending. */
function candidates(list: IdentityList): Uint32Array {
  const filter = createFilter(list.size)
  const bitOf = (number: number) => filter.bitOf(list.partOf(number), list.offsetOf(number))
  for (let number = 0; number < list.size; number++) filter.note(bitOf(number))
  const found: number[] = []
  for (let number = 0; number < list.size; number++) if (filter.isShared(bitOf(number))) found.push(number)
  return Uint32Array.from(found)
}

function createFilter(size: number) {
  const bits = 2 ** Math.ceil(Math.log2(Math.max(32, size * BITS_EACH)))
  const mask = Math.min(bits, 2 ** 31) - 1
  const seen = new Uint32Array((mask + 1) / 32)
  const shared = new Uint32Array((mask + 1) / 32)
  return {
    /** All words count: what is equal in most of them is not as good as random in the first. */
    bitOf(part: Uint32Array, at: number): number {
      let mixed = Math.imul((part[at] as number) ^ Math.imul(part[at + 1] as number, 0x85ebca6b), 0x9e3779b1)
      mixed ^= Math.imul((part[at + 2] as number) ^ (mixed >>> 15), 0xc2b2ae35)
      mixed = Math.imul((part[at + 3] as number) ^ mixed ^ (mixed >>> 13), 0x9e3779b1)
      return (mixed ^ (mixed >>> 15)) & mask
    },
    note(bit: number): void {
      const word = bit >>> 5
      const flag = 1 << (bit & 31)
      if (((seen[word] as number) & flag) !== 0) shared[word] = (shared[word] as number) | flag
      else seen[word] = (seen[word] as number) | flag
    },
    isShared: (bit: number) => ((shared[bit >>> 5] as number) & (1 << (bit & 31))) !== 0,
  }
}
