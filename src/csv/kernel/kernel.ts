import address from './kernel.wasm?url&inline'

/** What `assembly/index.ts` exports; addresses are offsets into `memory`. */
export interface Kernel extends LogKernel, TraceKernel, DayColumns, TotalColumns, ShapeKernel {
  readonly memory: WebAssembly.Memory
  /** Offsets of columns: an entry a record, of fields of the open record an entry a slot. */
  readonly recordStarts: WebAssembly.Global
  readonly recordEnds: WebAssembly.Global
  readonly fields: WebAssembly.Global
  readonly starts: WebAssembly.Global
  readonly ends: WebAssembly.Global
  start(delimiter: number, columns: number, slots: number, seed: bigint, secret: bigint): void
  want(column: number, slot: number): void
  /** Memory of so many bytes. */
  take(size: number): number
  /** Where the next `size` bytes of text belong. */
  append(size: number): number
  /** Of the text that was appended the last `missing` bytes did not come. */
  cut(missing: number): void
  finish(): void
  /**
   * Opens the next record that the kernel does not take by itself, and gives its place in the batch: what follows tells of
   * its fields. -1: there is no whole one any more.
   */
  showNext(longest: number): number
  /** Whether the kernel might take the record that is shown, and that it shall try. */
  mayRetry(): number
  retry(): void
  /** Records so far, and those of them that nobody was shown. */
  recordCount(): number
  takenCount(): number
  left(): number
  leftStart(): number
  cutInQuote(): number
  /** The values of its fields; -1 or 0: its text has to tell. Ticks and words of a GUID are left at `value`. */
  readTime(slot: number): number
  readNumber(slot: number): number
  readGuid(slot: number): number
  recipientsAt(slot: number): number
  readonly value: WebAssembly.Global
  /** The number of a text among those of its slot. */
  textNumber(slot: number): number
  /** A table of what slots say together; `setTupleSlot` names them. */
  openTuples(slotCount: number): number
  setTupleSlot(table: number, index: number, slot: number): void
  numberOf(table: number): number
  /** Where the numbers of a tuple's texts stand, one a slot. */
  partsAt(table: number, number: number): number
  /** The pairs of a tuple's first slots, at least two: of the number of all but the last one, and of that one's text. */
  tuplePairs(table: number, slots: number): number
  pairCount(pairs: number): number
  /** Where both numbers of a pair stand, one pair behind the other. */
  pairAt(pairs: number, number: number): number
  /** Where a text of a slot stands: its number, its length, its bytes. */
  textAt(slot: number, number: number): number
  textCount(slot: number): number
  /** Puts all texts of a slot in one piece, up to `joinedEnd`; gives where it begins. */
  joinTexts(slot: number, separator: number): number
  readonly joinedEnd: WebAssembly.Global
  /** Says what a rule makes of a tuple; 0 is what nobody has said. Gives 1 where nobody had said anything yet. */
  judge(table: number, number: number, verdict: number): number
  /** Narrows UTF-16 up to a surrogate; gives how many units it took. */
  narrow(from: number, units: number, to: number, isHighFirst: number): number
  /** Bytes that `narrow` wrote. */
  narrowed(): number
  hashBytes(start: number, end: number): number
}

/** The part for exports with one record a message: `assembly/message-log.ts`, `repeats.ts`, `log-days.ts`. */
interface LogKernel {
  /** From now on the kernel takes records. The tables of what decides and of directions, the slots of the other values, and the days that a record can have. */
  openLog(
    deciding: number,
    direction: number,
    time: number,
    guid: number,
    bytes: number,
    recipients: number,
    firstDay: number,
    lastDay: number,
  ): void
  /** Another row, of a day that `openLog` was told of; gives where its identity belongs. */
  addRow(day: number, ticks: number, key: number, bytes: number, deliveries: number): number
  /** The values of the row at this address. */
  dayOfRow(address: number): number
  ticksOfRow(address: number): number
  bytesOfRow(address: number): number
  deliveriesOfRow(address: number): number
  /** Per key, up to `keyRoom`, 1 where a row has it, after `dealRows`: to be made its shape before days are written. */
  readonly keys: WebAssembly.Global
  readonly keyRoom: WebAssembly.Global
  logSize(): number
  /** The row at this address does not count. */
  dropRow(address: number): void
  closeGaps(): void
  /** Rows, or with 1 messages of a trace, with the identity of another one, to `repeats`: see `eachKernelRepeat`. */
  beginRepeats(size: number): void
  findSuspects(from: number, to: number, ofTrace: number): void
  beginSuspected(): number
  findSuspected(from: number, to: number, ofTrace: number): void
  keepEqual(): number
  readonly repeats: WebAssembly.Global
  /** Days of the rows. */
  readonly logFrom: WebAssembly.Global
  readonly logTo: WebAssembly.Global
  /** Sorts rows by day: gives each its place, and deals them. */
  openDays(): void
  dealRows(from: number, to: number): void
  /** Writes a day's rows, sorted, to its columns; gives how many. */
  writeDay(day: number): number
}

/** What keys stand for as shapes: `assembly/shapes.ts`. */
interface ShapeKernel {
  /** The number of a pair of a statement and a sender. */
  shapeNumber(statement: number, sender: number): number
  shapeCount(): number
  /** Puts shapes among `keys`: statements two by two for the first part of a key's pair, senders for the other one. */
  shapeKeys(pairs: number, statements: number, senders: number): void
  /** A list of the shapes of pairs of a statement and a sender, or (with 1) of a sender and a statement. */
  shapePairs(pairs: number, statements: number, senders: number, isSenderFirst: number): number
  /** A list of the senders of pairs of an address and a return path. */
  sendersOf(pairs: number, addresses: number, returnPaths: number): number
  /** Writes the columns of all shapes. A statement is its codes, its connector's text plus 1 and its client's text. */
  writeShapes(statements: number, texts: number): void
  readonly shapeCodes: WebAssembly.Global
  readonly shapeConnectors: WebAssembly.Global
  readonly shapeSenders: WebAssembly.Global
  readonly shapeClients: WebAssembly.Global
  /** The texts that shapes have, in the order of their places. */
  readonly shapeTexts: WebAssembly.Global
  readonly shapeTextCount: WebAssembly.Global
}

/** The columns of the day that was written last: `assembly/fact-columns.ts`. */
interface DayColumns {
  readonly dayIdentity: WebAssembly.Global
  readonly dayTicks: WebAssembly.Global
  readonly dayShape: WebAssembly.Global
  readonly dayBytes: WebAssembly.Global
  readonly dayDeliveries: WebAssembly.Global
}

/** The same day counted by shape: `assembly/day-totals.ts`. */
interface TotalColumns {
  /** Before a day is written whose shapes are all below. */
  openTotals(shapes: number): void
  /** Counts the day's rows; gives how many shapes they have, -1 where not every row is a message of that day. */
  countDay(rows: number): number
  readonly totalShape: WebAssembly.Global
  readonly totalMessages: WebAssembly.Global
  readonly totalDeliveries: WebAssembly.Global
  readonly totalBytes: WebAssembly.Global
}

/** The part for exports with many records a message: `assembly/trace.ts`, `custom-data.ts`, `trace-messages.ts`, `trace-days.ts`. */
interface TraceKernel {
  /** From now on the kernel takes records. Slots of the values, and the days that a record can have. */
  openTrace(
    time: number,
    guid: number,
    bytes: number,
    recipients: number,
    info: number,
    data: number,
    firstDay: number,
    lastDay: number,
  ): void
  setTraceTables(
    event: number,
    client: number,
    server: number,
    hop: number,
    sender: number,
    submitter: number,
  ): void
  /** Keys of members of `custom_data`, each behind a byte with its length. */
  wantMembers(from: number, to: number): void
  /** Whether the record that was left last was left for a verdict alone. */
  wantsVerdict(): number
  /** Whether that is one on its hop. Asked once. */
  canJudgeHop(): number
  /** Pairs of a hop and a sender, for `pairAt`. */
  readonly crossings: WebAssembly.Global
  messageCount(): number
  /** The first message from a number on of which only TypeScript can tell what stands, or `messageCount()`. */
  nextOdd(from: number): number
  messageAt(number: number): number
  /** Where the identity of `leaveMessage` belongs. */
  nextIdentity(): number
  /** Notes that TypeScript has records of a message on this day. */
  leaveMessage(day: number): void
  /** Only TypeScript can tell what stands of this message. */
  markOdd(message: number): void
  /** The shape of a presence; lists of shapes by even and odd keys, halved. */
  setTraceShapes(presence: number, crossings: number, submissions: number): void
  /** Puts 1 at the ids of shapes that days have, in a list. */
  useTraceShapes(list: number): void
  /** Gives shapes of facts other ids, those of a list; `setTraceShapes` that of a presence. */
  renameTraceShapes(ids: number): void
  /** Once, before days are written: gives how many messages they have, without the odd ones. */
  sortTraceDays(): number
  readonly traceFrom: WebAssembly.Global
  readonly traceTo: WebAssembly.Global
  writeTraceDay(day: number): number
}

/** Entries of a column: `BATCH` of `assembly/layout.ts`. */
export const BATCH = 1024

let compiled: WebAssembly.Module | null | undefined

/** A fresh kernel for one file, or `null` where the browser refuses WebAssembly or its vector instructions. */
export function openKernel(): Kernel | null {
  compiled ??= compile()
  // Its type is what `assembly/index.ts` exports; the test of the build compares the names.
  return compiled && (new WebAssembly.Instance(compiled).exports as unknown as Kernel)
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(bytesOf(address))
  } catch {
    // Switched off (Lockdown, a policy) or too old: the reader in TypeScript does the same, slower.
    return null
  }
}

/** Who has base64 decoded: the younger browsers, and Node before it follows them. */
interface Decoders {
  readonly Uint8Array: { readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }
  readonly Buffer?: { from(text: string, encoding: 'base64'): Uint8Array<ArrayBuffer> }
}

/** The bytes of a `data:` address in base64. */
function bytesOf(dataAddress: string): Uint8Array<ArrayBuffer> {
  const base64 = dataAddress.slice(dataAddress.indexOf(',') + 1)
  const { Uint8Array: native, Buffer } = globalThis as unknown as Decoders
  const decoded = native.fromBase64?.(base64) ?? Buffer?.from(base64, 'base64')
  if (decoded) return decoded
  // A loop costs 2 milliseconds, and as much of another processor, which compiles it for this one run.
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
