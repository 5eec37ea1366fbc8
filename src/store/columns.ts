import { ImportError } from '../facts/import-error.ts'

/** Above: pairs of row and number. */
const PAIR_WORDS = 2
const WORD_BYTES = 4
/** What does not fit 32 bits. */
const LOW = 2 ** 32
const FIRST_ROOM = 64 * 1024
/**
 * From here on memory is stored as a Blob. Chromium writes it to a file of its own in either case; memory it copies, packs and
 * wraps before, a Blob it takes as it is. What is smaller lies beside its key.
 */
const BLOB_BYTES = 64 * 1024

/** A piece of columns as it is stored. */
export type StoredColumns = ArrayBuffer | Blob

/** Throws `ImportError('store-damaged')` where the browser has lost the Blob's file. */
export async function memoryOf(columns: StoredColumns): Promise<ArrayBuffer> {
  if (!(columns instanceof Blob)) return columns
  try {
    return await columns.arrayBuffer()
  } catch {
    throw new ImportError('store-damaged')
  }
}

/**
 * Puts columns of whole numbers one after the other into one piece of memory: a value of one piece is stored with a third less
 * work than one of many. A **narrow** column has one, two or four bytes a row, whichever takes least; the rows that need
 * more stand behind it as pairs of row and number: one message to 500 recipients must not widen a whole day.
 */
export interface ColumnWriter {
  /** Four bytes a row: what a number is modulo 2^32. */
  words(numbers: Uint32Array | Float64Array): void
  narrow(numbers: Uint32Array): void
  /** Numbers up to 2^53: narrow in their lower 32 bits; the bits above are pairs, since few have any. */
  wide(numbers: Float64Array): void
  /** All columns since the last call. */
  take(): ArrayBuffer
  /** The same, as a Blob where it is large: for what nobody waits for. */
  takeStored(): StoredColumns
}

/** Its memory is used for every piece that is taken. */
export function createColumnWriter(): ColumnWriter {
  let room = new ArrayBuffer(FIRST_ROOM)
  let used = 0

  /** Where so many bytes belong; columns begin at multiples of four. */
  function reserve(bytes: number): number {
    const at = used
    used += Math.ceil(bytes / WORD_BYTES) * WORD_BYTES
    if (used <= room.byteLength) return at
    const larger = new ArrayBuffer(Math.max(used, 2 * room.byteLength))
    new Uint8Array(larger).set(new Uint8Array(room, 0, at))
    room = larger
    return at
  }

  const words: ColumnWriter['words'] = (numbers) => {
    const at = reserve(numbers.length * WORD_BYTES)
    new Uint32Array(room, at, numbers.length).set(numbers)
  }

  const narrow: ColumnWriter['narrow'] = (numbers) => {
    const { width, wideCount } = narrowest(numbers)
    words(Uint32Array.of(width, wideCount))
    if (width === WORD_BYTES) return words(numbers)
    const at = reserve(numbers.length * width)
    const values = valuesIn(room, at, width, numbers.length)
    // Of a number that does not fit what is left here is put right by its pair.
    values.set(numbers)
    if (wideCount > 0) words(pairsAbove(numbers, 256 ** width, wideCount))
  }

  const take = (): ArrayBuffer => {
    // The bytes between columns may be left from the piece before.
    const columns = room.slice(0, used)
    used = 0
    return columns
  }

  return {
    words,
    narrow,
    wide(numbers) {
      narrow(new Uint32Array(numbers))
      const pairs = highPairs(numbers)
      words(Uint32Array.of(pairs.length))
      words(pairs)
    },
    take,
    takeStored() {
      if (used < BLOB_BYTES) return take()
      const columns = new Blob([new Uint8Array(room, 0, used)])
      used = 0
      return columns
    },
  }
}

/** Gives back what a `ColumnWriter` took, in the same order; the caller knows how many rows there are. */
export interface ColumnReader {
  /** A window on the memory. */
  words(rows: number): Uint32Array
  narrow(rows: number): Uint32Array
  wide(rows: number): Float64Array
}

/** Where the memory is damaged it gives zeros, which the checksum over the numbers finds. */
export function createColumnReader(columns: ArrayBuffer): ColumnReader {
  let next = 0

  const words = (rows: number): Uint32Array => {
    const at = next
    next += rows * WORD_BYTES
    return next <= columns.byteLength ? new Uint32Array(columns, at, rows) : new Uint32Array(rows)
  }

  const narrow = (rows: number): Uint32Array => {
    const [width = 0, wideCount = 0] = words(2)
    if (width === WORD_BYTES) return words(rows)
    const at = next
    next += Math.ceil((rows * width) / WORD_BYTES) * WORD_BYTES
    if ((width !== 1 && width !== 2) || next > columns.byteLength) return new Uint32Array(rows)
    const numbers = new Uint32Array(valuesIn(columns, at, width, rows))
    const pairs = words(Math.min(wideCount, rows) * PAIR_WORDS)
    for (let pair = 0; pair < pairs.length; pair += PAIR_WORDS) {
      numbers[pairs[pair] as number] = pairs[pair + 1] as number
    }
    return numbers
  }

  return {
    words,
    narrow,
    wide(rows) {
      const numbers = new Float64Array(narrow(rows))
      const [length = 0] = words(1)
      const pairs = words(Math.min(length, rows * PAIR_WORDS))
      for (let pair = 0; pair < pairs.length; pair += PAIR_WORDS) {
        const row = pairs[pair] as number
        numbers[row] = (numbers[row] as number) + (pairs[pair + 1] as number) * LOW
      }
      return numbers
    },
  }
}

function valuesIn(memory: ArrayBuffer, at: number, width: number, rows: number): Uint8Array | Uint16Array {
  return width === 1 ? new Uint8Array(memory, at, rows) : new Uint16Array(memory, at, rows)
}

/** The width that takes least, and how many numbers it has no room for. */
export function narrowest(numbers: Uint32Array): { readonly width: 1 | 2 | 4; readonly wideCount: number } {
  let above8 = 0
  let above16 = 0
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number
    if (number > 0xff) above8++
    if (number > 0xffff) above16++
  }
  const pair = PAIR_WORDS * WORD_BYTES
  const cost8 = numbers.length + pair * above8
  const cost16 = 2 * numbers.length + pair * above16
  const cost32 = 4 * numbers.length
  if (cost8 <= Math.min(cost16, cost32)) return { width: 1, wideCount: above8 }
  return cost16 <= cost32 ? { width: 2, wideCount: above16 } : { width: 4, wideCount: 0 }
}

/** Pairs of row and number, of those that are at least `limit`: `count` of them. */
export function pairsAbove(numbers: Uint32Array, limit: number, count: number): Uint32Array {
  const pairs = new Uint32Array(count * PAIR_WORDS)
  for (let row = 0, at = 0; at < pairs.length; row++) {
    const number = numbers[row] as number
    if (number < limit) continue
    pairs[at++] = row
    pairs[at++] = number
  }
  return pairs
}

function highPairs(numbers: Float64Array): Uint32Array {
  const pairs: number[] = []
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number
    if (number >= LOW) pairs.push(row, Math.floor(number / LOW))
  }
  return Uint32Array.from(pairs)
}
