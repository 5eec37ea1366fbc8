import type { Identity } from '../../facts/identity.ts'
import { createTextDecoding } from '../decode-text.ts'
import type { Dictionary } from '../dictionary.ts'
import { createFieldValues, type PlainTime } from '../field-values.ts'
import type { RecipientStatus } from '../recipient-status.ts'
import type { RecordView } from '../record-reader.ts'
import { BATCH, type Kernel } from './kernel.ts'

/** The records that the kernel has taken last. */
export interface RecordBatch {
  readonly view: RecordView
  readonly invalidCount: number
  /** The kernel shows a record of the batch, with this number from 1. */
  show(row: number, number: number): void
  /** No record, but the text that is left: it has no fields. */
  showLeft(): void
  readonly isBlank: boolean
  /** Bytes of the record. */
  readonly length: number
  /** Where the kernel keeps the tuples of these slots. */
  tupleTable(slots: readonly number[]): number
  /** A text of a slot by its number among these. */
  textOf(slot: number, number: number): string
  /** All texts of a slot, each at its number: decoded in one piece where they can be. */
  textsOf(slot: number): readonly string[]
}

const WORD = 4
/** Between texts that are decoded in one piece. */
const SEPARATOR = '\n'
const BLANK = 0x80000000
const EXTRA = 0x40000000
const FIELD_COUNT = 0x1fffffff

/** The fields of a batch as a record view: it asks the kernel for every value, which makes no string. */
export function createRecordBatch(kernel: Kernel, slotCount: number): RecordBatch {
  const decoding = createTextDecoding()
  let memory = viewsOf(kernel, slotCount)
  let row = 0
  let number = 0
  let isLeft = false

  const start = (slot: number) => memory.starts[slot] as number
  const end = (slot: number) => memory.ends[slot] as number

  /** Memory that grew lies elsewhere, and all views on it are empty. */
  function refresh(): void {
    if (memory.bytes.length === 0) memory = viewsOf(kernel, slotCount)
  }

  /** Tuples by their slots' array, and where the kernel keeps them: so few that a search is faster than a map. */
  const tupleSlots: (readonly number[])[] = []
  const tupleTables: number[] = []

  function tupleTable(slots: readonly number[]): number {
    for (let tuple = 0; tuple < tupleSlots.length; tuple++) {
      if (tupleSlots[tuple] === slots) return tupleTables[tuple] as number
    }
    const table = kernel.openTuples(slots.length)
    for (const [index, slot] of slots.entries()) kernel.setTupleSlot(table, index, slot)
    refresh()
    tupleSlots.push(slots)
    tupleTables.push(table)
    return table
  }

  function textOf(slot: number, number: number): string {
    refresh()
    const address = kernel.textAt(slot, number)
    const length = new DataView(kernel.memory.buffer).getUint32(address + WORD, true)
    return decoding.decode(memory.bytes.subarray(address + 2 * WORD, address + 2 * WORD + length))
  }

  const fields = {
    get number() {
      return number
    },
    get fieldCount() {
      return (memory.fields[row] as number) & FIELD_COUNT
    },
    get isExtraEmpty() {
      return ((memory.fields[row] as number) & EXTRA) === 0
    },
    get bytes() {
      return memory.bytes
    },
    start,
    end,
    isEmpty: (slot: number) => start(slot) === end(slot),
    text: (slot: number) => decoding.decode(memory.bytes.subarray(start(slot), end(slot))),
    raw(): string {
      const from = isLeft ? kernel.leftStart() : (memory.recordStarts[row] as number)
      const to = isLeft ? from + kernel.left() : (memory.recordEnds[row] as number)
      return new TextDecoder().decode(memory.bytes.subarray(from, to))
    },
    hash: () => kernel.hashBytes(memory.recordStarts[row] as number, memory.recordEnds[row] as number),
  }
  const plain = createFieldValues(fields)
  const translations = createTranslations(slotCount)

  const view: RecordView = Object.assign(fields, {
    id(slot: number, dictionary: Dictionary): number {
      const own = kernel.textNumber(slot)
      refresh()
      const known = translations.find(slot, dictionary, own)
      if (known >= 0) return known
      const id = dictionary.idOf(memory.bytes, start(slot), end(slot))
      translations.set(slot, own, id)
      return id
    },
    recipients(slot: number, into: RecipientStatus): void {
      const counted = kernel.recipientsAt(slot)
      if (counted < 0) plain.recipients(slot, into)
      else {
        into.count = counted >> 1
        into.hasSend = (counted & 1) === 1
      }
    },
    tuple(slots: readonly number[]): number {
      const number = kernel.numberOf(tupleTable(slots)) >>> 0
      refresh()
      return number
    },
    digits: (slot: number) => kernel.readNumber(slot),
    time(slot: number, into: PlainTime): boolean {
      const day = kernel.readTime(slot)
      if (day < 0) return plain.time(slot, into)
      into.day = day
      into.ticks = memory.ticks[0] as number
      return true
    },
    guid(slot: number, into: Identity): boolean {
      if (kernel.readGuid(slot) === 0) return plain.guid(slot, into)
      const { words } = memory
      into[0] = words[0] as number
      into[1] = words[1] as number
      into[2] = words[2] as number
      into[3] = words[3] as number
      return true
    },
  })

  return {
    view,
    get invalidCount() {
      return decoding.invalidCount
    },
    show(shown, itsNumber) {
      row = shown
      number = itsNumber
      refresh()
    },
    showLeft() {
      isLeft = true
      refresh()
    },
    get isBlank() {
      return ((memory.fields[row] as number) & BLANK) !== 0
    },
    get length() {
      return (memory.recordEnds[row] as number) - (memory.recordStarts[row] as number)
    },
    tupleTable,
    textOf,
    textsOf(slot) {
      const count = kernel.textCount(slot)
      const from = kernel.joinTexts(slot, SEPARATOR.charCodeAt(0))
      refresh()
      const joined = decoding.decodeValid(memory.bytes.subarray(from, kernel.joinedEnd.value))
      const texts = joined === null ? [] : joined.split(SEPARATOR)
      // Else one of them is not valid UTF-8, or holds a separator.
      return texts.length === count
        ? texts
        : Array.from({ length: count }, (_, number) => textOf(slot, number))
    },
  }
}

function viewsOf(kernel: Kernel, slotCount: number) {
  const { buffer } = kernel.memory
  const column = (address: WebAssembly.Global, length = BATCH) =>
    new Uint32Array(buffer, address.value, length)
  return {
    bytes: new Uint8Array(buffer),
    recordStarts: column(kernel.recordStarts),
    recordEnds: column(kernel.recordEnds),
    fields: column(kernel.fields),
    starts: column(kernel.starts, slotCount),
    ends: column(kernel.ends, slotCount),
    ticks: new Float64Array(buffer, kernel.value.value, 1),
    words: column(kernel.value, WORD),
  }
}

/** Per slot the kernel's numbers of texts as ids of the dictionary that was asked last. */
function createTranslations(slotCount: number) {
  const dictionaries: (Dictionary | undefined)[] = Array.from({ length: slotCount })
  const lists: Int32Array[] = Array.from({ length: slotCount }, () => new Int32Array(0))
  return {
    /** -1: not known yet. */
    find(slot: number, dictionary: Dictionary, own: number): number {
      if (dictionaries[slot] !== dictionary) {
        dictionaries[slot] = dictionary
        lists[slot] = new Int32Array(0)
      }
      const list = lists[slot] as Int32Array
      return own < list.length ? (list[own] as number) : -1
    },
    set(slot: number, own: number, id: number): void {
      let list = lists[slot] as Int32Array
      if (own >= list.length) {
        const larger = new Int32Array(Math.max(64, own * 2)).fill(-1)
        larger.set(list)
        lists[slot] = larger
        list = larger
      }
      list[own] = id
    },
  }
}
