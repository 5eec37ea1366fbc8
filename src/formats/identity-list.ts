import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { Identity } from '../facts/identity.ts'

const PART_BITS = 13
const PART_MASK = (1 << PART_BITS) - 1
const FIRST_ROWS = 32

/** Identities in parts of `2 ** partBits` rows, each row's identity its first four words. */
export interface IdentityParts {
  readonly size: number
  readonly parts: readonly Uint32Array[]
  readonly partBits: number
  /** Words a row. */
  readonly stride: number
}

/** The identities of these rows in their order, four words each. */
export function copyIdentities(list: IdentityParts, rows: Uint32Array): Uint32Array {
  const { parts, partBits, stride } = list
  const mask = 2 ** partBits - 1
  const words = new Uint32Array(rows.length * IDENTITY_WORDS)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number
    const part = parts[row >>> partBits] as Uint32Array
    const from = (row & mask) * stride
    const to = index * IDENTITY_WORDS
    words[to] = part[from] as number
    words[to + 1] = part[from + 1] as number
    words[to + 2] = part[from + 2] as number
    words[to + 3] = part[from + 3] as number
  }
  return words
}

/** A growing list of identities. It grows in parts, without copying what is there. */
export interface IdentityList extends IdentityParts {
  /** Adds one and gives its number. */
  add(identity: Identity): number
  isAt(number: number, identity: Identity): boolean
  /** Where an identity stands: four words of `partOf` from `offsetOf` on. */
  partOf(number: number): Uint32Array
  offsetOf(number: number): number
  /** Four words an identity, of these numbers in their order. */
  copy(numbers: Uint32Array): Uint32Array
}

export function createIdentityList(): IdentityList {
  const parts: Uint32Array[] = []
  let size = 0

  function partFor(number: number): Uint32Array {
    const index = number >>> PART_BITS
    const row = number & PART_MASK
    const known = parts[index]
    if (known !== undefined && row * IDENTITY_WORDS < known.length) return known
    const rows = index > 0 ? PART_MASK + 1 : Math.max(FIRST_ROWS, row * 2)
    const part = new Uint32Array(rows * IDENTITY_WORDS)
    if (known) part.set(known)
    parts[index] = part
    return part
  }

  const partOf = (number: number) => parts[number >>> PART_BITS] as Uint32Array
  const offsetOf = (number: number) => (number & PART_MASK) * IDENTITY_WORDS

  return {
    get size() {
      return size
    },
    add(identity) {
      const part = partFor(size)
      const at = offsetOf(size)
      part[at] = identity[0] as number
      part[at + 1] = identity[1] as number
      part[at + 2] = identity[2] as number
      part[at + 3] = identity[3] as number
      return size++
    },
    isAt(number, identity) {
      const part = partOf(number)
      const at = offsetOf(number)
      return (
        part[at] === identity[0] &&
        part[at + 1] === identity[1] &&
        part[at + 2] === identity[2] &&
        part[at + 3] === identity[3]
      )
    },
    partOf,
    offsetOf,
    parts,
    partBits: PART_BITS,
    stride: IDENTITY_WORDS,
    copy: (numbers) => copyIdentities({ size, parts, partBits: PART_BITS, stride: IDENTITY_WORDS }, numbers),
  }
}
