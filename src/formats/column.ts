/** Entries a part: large enough that parts cost nothing, small enough that the last one wastes nothing. */
const PART_BITS = 15
const PART_MASK = (1 << PART_BITS) - 1
const FIRST_LENGTH = 64

/**
 * A growing list of whole numbers below 2^32: a column of facts whose number nobody knows before the file is
 * read. What was never set is zero, and takes no memory where no number near it was set. It grows in parts,
 * without copying what is there; all columns have one type of array, which is what keeps access fast.
 */
export class Column {
  readonly #parts: (Uint32Array | undefined)[] = []

  get(index: number): number {
    const part = this.#parts[index >>> PART_BITS]
    const at = index & PART_MASK
    return part !== undefined && at < part.length ? (part[at] as number) : 0
  }

  set(index: number, value: number): void {
    const part = this.#parts[index >>> PART_BITS]
    const at = index & PART_MASK
    if (part !== undefined && at < part.length) part[at] = value
    else if (value !== 0) this.#grow(index)[at] = value
  }

  /** Gives the memory back: all entries are zero again. */
  clear(): void {
    this.#parts.length = 0
  }

  #grow(index: number): Uint32Array {
    const number = index >>> PART_BITS
    const old = this.#parts[number]
    let length = number > 0 ? PART_MASK + 1 : Math.max(FIRST_LENGTH, (old?.length ?? 0) * 2)
    while (length <= (index & PART_MASK)) length *= 2
    const part = new Uint32Array(length)
    if (old) part.set(old)
    while (this.#parts.length < number) this.#parts.push(undefined)
    this.#parts[number] = part
    return part
  }
}
