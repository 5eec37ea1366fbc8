import { createCarry } from '../csv/carried-bytes.ts'
import { ImportError } from '../facts/import-error.ts'
import { isSpace, type JsonShape } from './shape.ts'

export interface ValueSplitterOptions {
  readonly shape: JsonShape
  /** A longer value is an error. */
  readonly maxBytes: number
  /** The bytes of one value, valid during the call; whether they are JSON is not checked. */
  readonly onValue: (bytes: Uint8Array) => void
  /** Nothing stands where a value must, or something that belongs nowhere. */
  readonly onStray: () => void
  /** A member of the object around the list, by its key in lower case. */
  readonly onMember: (key: string, value: Uint8Array) => void
}

/** Cuts JSON text into its values, as it comes: its memory is one chunk and one value. */
export interface ValueSplitter {
  push(chunk: Uint8Array): void
  /** Takes what is left. Gives whether the text ends where it may. */
  end(): 'whole' | 'cut-value' | 'cut-list'
  /** Values and strays so far. */
  readonly count: number
}

const OBJECT = 0x7b
const OBJECT_END = 0x7d
const LIST = 0x5b
const LIST_END = 0x5d
const COMMA = 0x2c
const COLON = 0x3a
const QUOTE = 0x22
const BACKSLASH = 0x5c
const LF = 0x0a

/** `top`: outside of all; `key`, `colon`, `member`: in an object around the list; `list`: in the list. */
type Place = 'top' | 'key' | 'colon' | 'member' | 'list'

export function createValueSplitter(options: ValueSplitterOptions): ValueSplitter {
  const { shape, maxBytes, onValue, onStray, onMember } = options
  const path = shape.kind === 'list' ? shape.path : []
  const carry = createCarry()
  let buffer: Uint8Array = new Uint8Array(0)
  let position = 0
  let isFinal = false
  let count = 0

  let place: Place = 'top'
  /** How many objects around the list are open. */
  let level = 0
  let key = ''
  /** A comma promised another value. */
  let isValueDue = false

  /** The value that begins at `position`: scanned so far, so that no byte is looked at twice. */
  let scanned = 0
  let depth = 0
  let isInString = false

  /** Where the value at `position` ends; -1: not in the buffer. */
  // Long on purpose: every byte of the file passes here once.
  function findEnd(): number {
    if (shape.kind === 'lines') return findLineEnd()
    const bytes = buffer
    const length = bytes.length
    let at = position + scanned
    for (; at < length; at++) {
      const byte = bytes[at] as number
      if (isInString) {
        if (byte === BACKSLASH) at++
        else if (byte === QUOTE) {
          isInString = false
          if (depth === 0) return at + 1
        }
      } else if (byte === QUOTE) {
        if (depth === 0 && at > position) return at
        isInString = true
      } else if (byte === OBJECT || byte === LIST) {
        if (depth === 0 && at > position) return at
        depth++
      } else if (byte === OBJECT_END || byte === LIST_END) {
        if (depth === 0) return Math.max(at, position + 1)
        if (--depth === 0) return at + 1
      } else if (depth === 0 && at > position && (byte === COMMA || byte === COLON || isSpace(byte)))
        return at
    }
    scanned = at - position
    return -1
  }

  function findLineEnd(): number {
    const end = buffer.indexOf(LF, position + scanned)
    if (end < 0) scanned = buffer.length - position
    return end
  }

  /** Takes the value at `position`, if its end is there. */
  function takeValue(take: (value: Uint8Array) => void): boolean {
    const end = findEnd()
    const length = (end < 0 ? buffer.length : end) - position
    if (length > maxBytes) throw new ImportError('record-too-long', { record: count + 1 })
    const isWhole = end >= 0 || (isFinal && depth === 0 && !isInString)
    if (!isWhole) return false
    const value = buffer.subarray(position, position + length)
    position += length
    scanned = 0
    depth = 0
    isInString = false
    take(value)
    return true
  }

  function emit(value: Uint8Array): void {
    count++
    isValueDue = false
    onValue(value)
  }

  function stray(): void {
    count++
    onStray()
  }

  /** One step at a byte that is no space. False: more bytes are needed. */
  function step(byte: number): boolean {
    switch (place) {
      case 'top':
        return stepTop(byte)
      case 'key':
        return stepKey(byte)
      case 'colon':
        place = 'member'
        if (byte === COLON) position++
        return true
      case 'member':
        return stepMember(byte)
      case 'list':
        return stepList(byte)
    }
  }

  function stepTop(byte: number): boolean {
    if (shape.kind !== 'list') return takeValue(emit)
    if (byte === LIST && path.length === 0) return enter('list')
    if (byte === OBJECT && path.length > 0) return enter('key')
    return takeValue(stray)
  }

  function enter(next: 'list' | 'key'): true {
    place = next
    position++
    if (next === 'key') level++
    else isValueDue = false
    return true
  }

  function stepKey(byte: number): boolean {
    if (byte === OBJECT_END) {
      position++
      level--
      place = level === 0 ? 'top' : 'key'
      return true
    }
    if (byte === COMMA) {
      position++
      return true
    }
    return takeValue((text) => {
      key = new TextDecoder().decode(text.subarray(1, -1)).toLowerCase()
      place = 'colon'
    })
  }

  function stepMember(byte: number): boolean {
    const isOnPath = key === path[level - 1]
    if (isOnPath && level === path.length && byte === LIST) return enter('list')
    if (isOnPath && level < path.length && byte === OBJECT) return enter('key')
    return takeValue((value) => {
      place = 'key'
      onMember(key, value)
    })
  }

  function stepList(byte: number): boolean {
    if (byte !== COMMA && byte !== LIST_END) return takeValue(emit)
    // `[1,]` and `[1,,2]`: a value is missing.
    if (isValueDue) stray()
    isValueDue = byte === COMMA
    position++
    if (byte === LIST_END) place = path.length === 0 ? 'top' : 'key'
    return true
  }

  function readAll(): void {
    for (;;) {
      if (scanned === 0) while (position < buffer.length && isSpace(buffer[position] as number)) position++
      if (position >= buffer.length || !step(buffer[position] as number)) return
    }
  }

  return {
    push(chunk) {
      buffer = carry(buffer.subarray(position), chunk)
      position = 0
      readAll()
    },
    end() {
      isFinal = true
      readAll()
      if (position < buffer.length) {
        count++
        return 'cut-value'
      }
      return place === 'top' ? 'whole' : 'cut-list'
    },
    get count() {
      return count
    },
  }
}
