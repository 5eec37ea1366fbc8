import { ImportError } from '../facts/import-error.ts'

/** Unpacks one deflate stream (RFC 1951) and knows where it ends, which the browser's own code does not tell. */
export interface Inflater {
  /** Takes the next packed bytes; gives what they unpack to, valid until the next call. `isLast`: none follow. */
  push(packed: Uint8Array, isLast: boolean): Uint8Array
  readonly isDone: boolean
  /** Once it is done: the bytes behind the stream that were pushed already. */
  rest(): Uint8Array
}

const WINDOW = 32 * 1024
/** A block's description is shorter, and so is a symbol with all its extra bits. */
const HEADER_BYTES = 640
const SYMBOL_BYTES = 8
const MAX_BITS = 15
const END_OF_BLOCK = 256

const LENGTH_BASE = bases(
  [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5],
  3,
)
const DISTANCE_BASE = bases(
  Array.from({ length: 30 }, (_, code) => Math.max(0, (code >> 1) - 1)),
  1,
)
/** The order in which a block describes the lengths of its code lengths. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

interface Base {
  readonly value: number
  readonly extraBits: number
}

/** Codes of lengths and distances cover ever larger ranges, one after another. */
function bases(extraBits: readonly number[], first: number): readonly Base[] {
  let value = first
  return extraBits.map((extra) => {
    const base = { value, extraBits: extra }
    value += 2 ** extra
    return base
  })
}

/** Per value of the next 15 bits: the symbol in the high bits, its length in the low four; 0: no code. */
type Codes = Uint16Array

const FIXED_LITERALS = makeCodes(
  Uint8Array.from({ length: 288 }, (_, symbol) =>
    symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
  ),
)
const FIXED_DISTANCES = makeCodes(new Uint8Array(30).fill(5))

function makeCodes(lengths: Uint8Array): Codes {
  const codes = new Uint16Array(1 << MAX_BITS)
  let code = 0
  for (let bits = 1; bits <= MAX_BITS; bits++, code <<= 1) {
    for (const [symbol, length] of lengths.entries()) {
      if (length !== bits) continue
      // More codes than there is room for.
      if (code >= 1 << bits) throw new ImportError('damaged')
      for (let at = reversed(code, bits); at < codes.length; at += 1 << bits) codes[at] = (symbol << 4) | bits
      code++
    }
  }
  return codes
}

function reversed(code: number, bits: number): number {
  let result = 0
  for (let bit = 0; bit < bits; bit++) result |= ((code >> bit) & 1) << (bits - 1 - bit)
  return result
}

type State = 'block' | 'stored' | 'symbols' | 'done'

/** Throws `ImportError('damaged')` for what is no deflate stream, or one that ends early. */
export function createInflater(): Inflater {
  let input = new Uint8Array(0)
  /** In bits from the start of `input`. */
  let position = 0
  let isLastInput = false
  let state: State = 'block'
  let isLastBlock = false
  let storedLeft = 0
  let literals: Codes = FIXED_LITERALS
  let distances: Codes = FIXED_DISTANCES
  let output = new Uint8Array(4 * WINDOW)
  /** Output before it was given away already and is kept for what refers back to it. */
  let given = 0
  let end = 0

  function peek(count: number): number {
    const at = position >>> 3
    const bits = (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8) | ((input[at + 2] ?? 0) << 16)
    return (bits >>> (position & 7)) & ((1 << count) - 1)
  }

  function take(count: number): number {
    const value = peek(count)
    position += count
    return value
  }

  function symbol(codes: Codes): number {
    const entry = codes[peek(MAX_BITS)] as number
    if (entry === 0) throw new ImportError('damaged')
    position += entry & 15
    return entry >>> 4
  }

  /** Whether so many bytes are there to be read, or will never be. */
  function has(bytes: number): boolean {
    return isLastInput || input.length - (position >>> 3) >= bytes
  }

  function room(bytes: number): void {
    if (end + bytes <= output.length) return
    const larger = new Uint8Array(Math.max(output.length * 2, end + bytes))
    larger.set(output.subarray(0, end))
    output = larger
  }

  function readBlockStart(): void {
    isLastBlock = take(1) === 1
    const kind = take(2)
    if (kind === 3) throw new ImportError('damaged')
    if (kind === 0) readStoredStart()
    else readSymbolsStart(kind === 2)
  }

  function readSymbolsStart(hasCodes: boolean): void {
    state = 'symbols'
    literals = FIXED_LITERALS
    distances = FIXED_DISTANCES
    if (hasCodes) readCodes()
  }

  function readStoredStart(): void {
    position = (position + 7) & ~7
    storedLeft = take(16)
    if ((take(16) ^ storedLeft) !== 0xffff) throw new ImportError('damaged')
    state = 'stored'
  }

  function readCodes(): void {
    const literalCount = take(5) + 257
    const distanceCount = take(5) + 1
    const orderCount = take(4) + 4
    const ofLengths = new Uint8Array(19)
    for (const symbolOfLength of LENGTH_ORDER.slice(0, orderCount)) ofLengths[symbolOfLength] = take(3)
    const lengths = readLengths(makeCodes(ofLengths), literalCount + distanceCount)
    literals = makeCodes(lengths.subarray(0, literalCount))
    distances = makeCodes(lengths.subarray(literalCount))
  }

  function readLengths(codes: Codes, count: number): Uint8Array {
    const lengths = new Uint8Array(count)
    for (let at = 0; at < count; ) {
      const code = symbol(codes)
      if (code < 16) {
        lengths[at++] = code
        continue
      }
      const repeat = code === 16 ? 3 + take(2) : code === 17 ? 3 + take(3) : 11 + take(7)
      if (at + repeat > count || (code === 16 && at === 0)) throw new ImportError('damaged')
      lengths.fill(code === 16 ? (lengths[at - 1] as number) : 0, at, at + repeat)
      at += repeat
    }
    return lengths
  }

  function endBlock(): void {
    state = isLastBlock ? 'done' : 'block'
  }

  function copyStored(): boolean {
    const from = position >>> 3
    const part = input.subarray(from, from + storedLeft)
    room(part.length)
    output.set(part, end)
    end += part.length
    position += part.length * 8
    storedLeft -= part.length
    if (storedLeft === 0) endBlock()
    return storedLeft === 0
  }

  function copyBack(length: number, distance: number): void {
    if (distance > end) throw new ImportError('damaged')
    room(length)
    // Byte by byte: the copy may overlap what it makes.
    for (let count = 0; count < length; count++, end++) output[end] = output[end - distance] as number
  }

  /** Symbols as far as the input goes. False: more is needed. */
  function readSymbols(): boolean {
    while (has(SYMBOL_BYTES)) {
      const code = symbol(literals)
      if (position > input.length * 8) throw new ImportError('damaged')
      if (code < END_OF_BLOCK) {
        room(1)
        output[end++] = code
      } else if (code === END_OF_BLOCK) {
        endBlock()
        return true
      } else {
        const length = code === 285 ? 258 : readBase(LENGTH_BASE[code - 257])
        copyBack(length, readBase(DISTANCE_BASE[symbol(distances)]))
      }
    }
    return false
  }

  function readBase(base: Base | undefined): number {
    if (!base) throw new ImportError('damaged')
    return base.value + take(base.extraBits)
  }

  /** One step. False: more input is needed. */
  function step(): boolean {
    switch (state) {
      case 'done':
        return false
      case 'stored':
        return copyStored()
      case 'symbols':
        return readSymbols()
      case 'block':
        if (!has(HEADER_BYTES)) return false
        readBlockStart()
        return true
    }
  }

  function append(packed: Uint8Array): void {
    const rest = input.subarray(position >>> 3)
    const joined = new Uint8Array(rest.length + packed.length)
    joined.set(rest)
    joined.set(packed, rest.length)
    input = joined
    position &= 7
  }

  /** Of what was given away only the part stays that may be referred back to. */
  function forget(): void {
    // Not for every few bytes: what stays has to be moved.
    if (given < 4 * WINDOW) return
    const kept = WINDOW
    output.copyWithin(0, given - kept, end)
    end -= given - kept
    given = kept
  }

  return {
    push(packed, isLast) {
      append(packed)
      isLastInput = isLast
      forget()
      while (step()) {}
      const isOver = position > input.length * 8
      if (isOver || (isLast && state !== 'done')) throw new ImportError('damaged')
      const unpacked = output.subarray(given, end)
      given = end
      return unpacked
    },
    get isDone() {
      return state === 'done'
    },
    rest: () => input.subarray((position + 7) >>> 3),
  }
}
