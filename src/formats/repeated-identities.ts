import { compareIdentities, sortByIdentity } from '../facts/identity.ts'
import { copyIdentities, type IdentityParts } from './identity-list.ts'

/**
 * Calls back with the numbers of every identity that stands in the list more than once, ascending. Nearly none do:
 * a filter finds the few that may, and only these are sorted.
 */
export function eachRepeated(list: IdentityParts, visit: (numbers: readonly number[]) => void): void {
  const numbers = candidates(list)
  const identities = copyIdentities(list, numbers)
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

/** Numbers of all identities that may stand in the list again, ascending: those that hash as a suspect does. */
function candidates(list: IdentityParts): Uint32Array {
  const suspects = findSuspects(list)
  const found: number[] = []
  if (suspects.length === 0) return new Uint32Array(0)
  const filter = new Uint32Array(filterWords(suspects.length * BITS_A_SUSPECT))
  const last = filter.length - 1
  for (const hash of suspects) {
    const word = (hash >>> 5) & last
    filter[word] = (filter[word] as number) | (1 << (hash & 31))
  }
  eachPart(list, (part, first, end) => findMarked({ part, end, stride: list.stride, first, filter, found }))
  return Uint32Array.from(found)
}

/** Bits of the first filter an identity: with so many, one of a hundred is a suspect for nothing. */
const BITS_EACH = 8
/** The filter of suspects is small, and so can be thin. */
const BITS_A_SUSPECT = 64

/** Hashes of identities whose three bits of the filter were all set by those before: one may be the same. */
function findSuspects(list: IdentityParts): number[] {
  const filter = new Uint32Array(filterWords(list.size * BITS_EACH))
  const found: number[] = []
  eachPart(list, (part, first, end) =>
    noteIdentities({ part, end, stride: list.stride, first, filter, found }),
  )
  return found
}

function eachPart(list: IdentityParts, visit: (part: Uint32Array, first: number, end: number) => void): void {
  const rowsAPart = 2 ** list.partBits
  for (const [index, part] of list.parts.entries()) {
    const first = index * rowsAPart
    visit(part, first, Math.min(rowsAPart, list.size - first) * list.stride)
  }
}

interface PartScan {
  readonly part: Uint32Array
  /** Words of it that are in use. */
  readonly end: number
  readonly stride: number
  /** The number of its first identity. */
  readonly first: number
  readonly filter: Uint32Array
  readonly found: number[]
}

/** A function for one part: it is called often enough to become machine code early. */
function noteIdentities({ part, end, stride, filter, found }: PartScan): void {
  const last = filter.length - 1
  for (let at = 0; at < end; at += stride) {
    const hash = hashOf(part, at)
    // All three in one word: one look at memory each.
    const mixed = Math.imul(hash, 0x2c1b3c6d)
    const bits = (1 << (mixed >>> 27)) | (1 << ((mixed >>> 22) & 31)) | (1 << ((mixed >>> 17) & 31))
    const word = hash & last
    const seen = filter[word] as number
    if ((seen & bits) === bits) found.push(hash)
    else filter[word] = seen | bits
  }
}

function findMarked({ part, end, stride, first, filter, found }: PartScan): void {
  const last = filter.length - 1
  for (let at = 0; at < end; at += stride) {
    const hash = hashOf(part, at)
    if (((filter[(hash >>> 5) & last] as number) & (1 << (hash & 31))) !== 0) found.push(first + at / stride)
  }
}

/** Words for at least so many bits, a power of two. */
function filterWords(bits: number): number {
  return Math.min(2 ** Math.ceil(Math.log2(Math.max(32, bits))), 2 ** 31) / 32
}

/** All words count: what is equal in most of them is not as good as random in the first. */
function hashOf(part: Uint32Array, at: number): number {
  let mixed = Math.imul((part[at] as number) ^ Math.imul(part[at + 1] as number, 0x85ebca6b), 0x9e3779b1)
  mixed ^= Math.imul((part[at + 2] as number) ^ (mixed >>> 15), 0xc2b2ae35)
  mixed = Math.imul((part[at + 3] as number) ^ mixed ^ (mixed >>> 13), 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
