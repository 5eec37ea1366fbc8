import type { Identity } from '../../facts/identity.ts'
import { createTextDecoding } from '../decode-text.ts'
import type { Dictionary } from '../dictionary.ts'
import { createFieldValues, type PlainTime } from '../field-values.ts'
import type { RecipientStatus } from '../recipient-status.ts'
import { MAX_RECORD_BYTES, type RecordView } from '../record-reader.ts'
import { createBatchColumns } from './batch-columns.ts'
import { BATCH, type Kernel } from './kernel.ts'

/** The records that the kernel has taken last. */
export interface RecordBatch {
  readonly view: RecordView
  readonly invalidCount: number
  /** A new batch is there: what was known of the last one is forgotten. `before` records came before it. */
  open(rows: number, before: number): void
  /** Shows a record of the batch, one of many. */
  show(row: number): void
  /** Shows a record of a batch of which few are shown: nothing is read of the others. */
  showAlone(row: number): void
  /** No record, but the text that is left: it has no fields. */
  showLeft(): void
  readonly isBlank: boolean
  /** Bytes of the record. */
  readonly length: number
  /** No record of the batch can be too long. */
  readonly isShort: boolean
  /** Where the kernel keeps the tuples of these slots. */
  tupleTable(slots: readonly number[]): number
  /** A text of a slot by its number among these. */
  textOf(slot: number, number: number): string
}

const WORD = 4
const BLANK = 0x80000000
const EXTRA = 0x40000000
const FIELD_COUNT = 0x3fffffff

/**
 * The fields of a batch as a record view. The first record that asks for a slot's id, time, number or GUID has the
 * kernel read that column of the whole batch: a call for each value would cost more than the value.
 */
export function createRecordBatch(kernel: Kernel, slotCount: number): RecordBatch {
  const decoding = createTextDecoding()
  let memory = viewsOf(kernel)
  let rows = 0
  let before = 0
  let row = 0
  let isLeft = false
  /** Rows whose columns are read when one of them asks. */
  let from = 0
  let to = 0

  const at = (slot: number) => slot * BATCH + row
  const start = (slot: number) => memory.starts[at(slot)] as number
  const end = (slot: number) => memory.ends[at(slot)] as number

  /** Memory that grew lies elsewhere, and all views on it are empty. */
  function refresh(): void {
    if (memory.bytes.length > 0) return
    memory = viewsOf(kernel)
    for (const columns of [numbers, times, guids, recipients, tuples]) columns.reopen()
  }

  function forget(first: number, end: number): void {
    from = first
    to = end
    for (const columns of [numbers, times, guids, recipients, tuples]) columns.forget()
  }

  const numbers = createBatchColumns({
    take: () => kernel.take(BATCH * 2 * WORD),
    read: (slot, address) => kernel.readNumbers(slot, from, to, address),
    open: (address) => new Float64Array(kernel.memory.buffer, address, BATCH),
    onRead: refresh,
  })
  const times = createBatchColumns({
    take: () => kernel.take(BATCH * 3 * WORD),
    read: (slot, address) => kernel.readTimes(slot, from, to, address + BATCH * 2 * WORD, address),
    open: (address) => ({
      ticks: new Float64Array(kernel.memory.buffer, address, BATCH),
      days: new Int32Array(kernel.memory.buffer, address + BATCH * 2 * WORD, BATCH),
    }),
    onRead: refresh,
  })
  const guids = createBatchColumns({
    take: () => kernel.take(BATCH * 4 * WORD + BATCH),
    read: (slot, address) => kernel.readGuids(slot, from, to, address, address + BATCH * 4 * WORD),
    open: (address) => ({
      words: new Uint32Array(kernel.memory.buffer, address, BATCH * 4),
      flags: new Uint8Array(kernel.memory.buffer, address + BATCH * 4 * WORD, BATCH),
    }),
    onRead: refresh,
  })

  const recipients = createBatchColumns({
    take: () => kernel.take(BATCH * WORD),
    read: (slot, address) => kernel.readRecipients(slot, from, to, address),
    open: (address) => new Int32Array(kernel.memory.buffer, address, BATCH),
    onRead: refresh,
  })
  /** Tuples by the place of their slots' array in the list, and where the kernel keeps them. */
  const tupleSlots: (readonly number[])[] = []
  const tupleTables: number[] = []
  const tuples = createBatchColumns({
    take: () => kernel.take(BATCH * WORD),
    read: (tuple, address) => kernel.readTuples(tupleTables[tuple] as number, from, to, address),
    open: (address) => new Uint32Array(kernel.memory.buffer, address, BATCH),
    onRead: refresh,
  })

  function tupleOf(slots: readonly number[]): number {
    let tuple = 0
    while (tuple < tupleSlots.length && tupleSlots[tuple] !== slots) tuple++
    if (tuple < tupleSlots.length) return tuple
    tupleSlots.push(slots)
    const table = kernel.openTuples(slots.length)
    for (const [index, slot] of slots.entries()) kernel.setTupleSlot(table, index, slot)
    tupleTables.push(table)
    refresh()
    return tuple
  }

  const fields = {
    get number() {
      return before + row + 1
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
      const first = isLeft ? kernel.leftStart() : (memory.recordStarts[row] as number)
      const end = isLeft ? first + kernel.left() : (memory.recordEnds[row] as number)
      return new TextDecoder().decode(memory.bytes.subarray(first, end))
    },
    hash: () => kernel.hashBytes(memory.recordStarts[row] as number, memory.recordEnds[row] as number),
  }
  const plain = createFieldValues(fields)
  const translations = createTranslations(slotCount)
  /** A text's id begins with its number among the texts of its slot alone. */
  const alone = Array.from({ length: slotCount }, (_, slot) => [slot])

  const view: RecordView = Object.assign(fields, {
    id(slot: number, dictionary: Dictionary): number {
      const own = tuples.of(tupleOf(alone[slot] as readonly number[]))[row] as number
      const known = translations.find(slot, dictionary, own)
      if (known >= 0) return known
      const id = dictionary.idOf(memory.bytes, start(slot), end(slot))
      translations.set(slot, own, id)
      return id
    },
    recipients(slot: number, into: RecipientStatus): void {
      const counted = recipients.of(slot)[row] as number
      if (counted < 0) plain.recipients(slot, into)
      else {
        into.count = counted >> 1
        into.hasSend = (counted & 1) === 1
      }
    },
    tuple(slots: readonly number[]): number {
      return tuples.of(tupleOf(slots))[row] as number
    },
    digits: (slot: number) => numbers.of(slot)[row] as number,
    time(slot: number, into: PlainTime): boolean {
      const { days, ticks } = times.of(slot)
      const day = days[row] as number
      if (day < 0) return plain.time(slot, into)
      into.day = day
      into.ticks = ticks[row] as number
      return true
    },
    guid(slot: number, into: Identity): boolean {
      const { words, flags } = guids.of(slot)
      if (flags[row] === 0) return plain.guid(slot, into)
      const word = row * 4
      into[0] = words[word] as number
      into[1] = words[word + 1] as number
      into[2] = words[word + 2] as number
      into[3] = words[word + 3] as number
      return true
    },
  })

  return {
    view,
    get invalidCount() {
      return decoding.invalidCount
    },
    open(count, earlier) {
      rows = count
      before = earlier
      refresh()
      forget(0, count)
    },
    show(shown) {
      row = shown
    },
    showAlone(shown) {
      row = shown
      refresh()
      forget(shown, shown + 1)
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
    get isShort() {
      return (memory.recordEnds[rows - 1] as number) - (memory.recordStarts[0] as number) <= MAX_RECORD_BYTES
    },
    tupleTable: (slots) => tupleTables[tupleOf(slots)] as number,
    textOf(slot, number) {
      refresh()
      const address = kernel.textAt(slot, number)
      const length = new DataView(kernel.memory.buffer).getUint32(address + WORD, true)
      return decoding.decode(memory.bytes.subarray(address + 2 * WORD, address + 2 * WORD + length))
    },
  }

  function viewsOf({
    memory: { buffer },
    recordStarts,
    recordEnds,
    fields: fieldBits,
    starts,
    ends,
  }: Kernel) {
    const column = (address: WebAssembly.Global, length = BATCH) =>
      new Uint32Array(buffer, address.value, length)
    return {
      bytes: new Uint8Array(buffer),
      recordStarts: column(recordStarts),
      recordEnds: column(recordEnds),
      fields: column(fieldBits),
      starts: column(starts, slotCount * BATCH),
      ends: column(ends, slotCount * BATCH),
    }
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
