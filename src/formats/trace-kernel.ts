import type { Kernel } from '../csv/kernel/kernel.ts'
import type { PlainReader, PlainRecords } from '../csv/plain-records.ts'
import type { RecordView } from '../csv/record-reader.ts'
import type { DayRange, EpochDay } from '../facts/day.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { Identity } from '../facts/identity.ts'
import type { Shape } from '../facts/shape.ts'
import type { WrittenDays } from '../facts/used-shapes.ts'
import type { BorderHop } from './border-hop.ts'
import type { DaySpan } from './day-span.ts'
import { kernelDays } from './kernel-days.ts'
import { eachKernelRepeat } from './kernel-repeats.ts'
import { createKernelShapes, putNumbers } from './kernel-shapes.ts'
import type { MessageTable } from './message-table.ts'

/**
 * The kernel goes through the records of a trace by itself: it keeps of each message and day the earliest record, and what
 * those at the border state. What an event, a host, a hop or a sender means TypeScript says once, when the kernel comes to
 * the first record with it.
 */
export interface TraceKernel {
  /** @param judge tells all verdicts on a record that can be told */
  plain(judge: (record: RecordView) => boolean): PlainReader
  // All give true where nobody had said anything yet.
  judgeEvent(record: RecordView, verdict: EventVerdict): boolean
  /** `side`: whose host the record's event asks for. */
  judgeHost(record: RecordView, side: 'client' | 'server', isOutside: boolean): boolean
  judgeSender(record: RecordView, isNamed: boolean): boolean
  /** What the record states of its hops, where the kernel wants to know; `groupOf` as in `MessageTable`. */
  judgeHops(
    record: RecordView,
    hopsOf: () => readonly BorderHop[],
    groupOf: (hop: BorderHop) => number,
  ): boolean
  /** `table` has a record of this message, on this day: what stands of the message only the table can tell. */
  leave(identity: Identity, day: EpochDay): void
  /**
   * Once, after the last record. What is plain comes as days, ascending; all other messages go to the table, which holds
   * none of the former, and has the shapes of all.
   */
  finish(table: MessageTable, span: DaySpan): TraceDays
}

export interface TraceDays extends WrittenDays {
  readonly messages: number
}

export type EventVerdict = 'presence' | 'submission' | 'arrival' | 'departure'

export interface TraceOptions {
  /** Slots of the values, in the order of `Kernel.openTrace`. */
  readonly values: readonly [number, number, number, number, number, number]
  readonly event: readonly number[]
  readonly client: readonly number[]
  readonly server: readonly number[]
  /** Sender and return path, and the client's address behind them. */
  readonly sender: readonly [number, number]
  readonly submitter: readonly [number, number, number]
  /** All that a hop depends on beside the members of its `custom_data`. */
  readonly hop: readonly number[]
  /** Slots of the format: the kernel puts those members behind the last one. */
  readonly slotCount: number
  /** Keys of the members, in lower case. */
  readonly keys: readonly string[]
  /** Other days are left to be refused. */
  readonly possible: DayRange
  /** The shape of a hop or (`null`) a submission, without its sender; a crossing has no client. */
  readonly shapeOf: (hop: BorderHop | null, client: string) => Shape
}

/** As in `assembly/trace.ts`. */
const VERDICT = { presence: 1, other: 2, submission: 3, arrival: 4, departure: 5, groups: 16 } as const
/** Words of an entry and of a fact behind the identity, as in `assembly/trace-messages.ts`; a fact has no identity. */
const WORD = { timeLow: 4, timeHigh: 5, hash: 6, copies: 7, facts: 8 } as const
const FACT = { next: 8, group: 9, key: 10, bytes: 11, deliveries: 12 } as const
const WORD_BYTES = Uint32Array.BYTES_PER_ELEMENT
const LOW = 2 ** 32

export function createTraceKernel(kernel: Kernel, options: TraceOptions): TraceKernel {
  const { event, client, server, sender, submitter, possible, slotCount } = options
  const hop = [...options.hop, slotCount]
  let opened: PlainRecords = { tables: [], textOf: () => '', textsOf: () => [] }
  /** By the number of the tuple `hop`. */
  const hops: BorderHop[] = []

  function judge(table: number, record: RecordView, slots: readonly number[], verdict: number): boolean {
    return kernel.judge(opened.tables[table] as number, record.tuple(slots), verdict) === 1
  }

  return {
    plain: (judgeAll) => ({
      tuples: [event, client, server, hop, sender, submitter],
      open(records) {
        opened = records
        kernel.openTrace(...options.values, possible.from, possible.to)
        kernel.setTraceTables(...(records.tables as Parameters<Kernel['setTraceTables']>))
        wantMembers(kernel, options.keys)
      },
      judge: (record) => kernel.wantsVerdict() === 1 && judgeAll(record),
    }),
    judgeEvent: (record, verdict) => judge(0, record, event, VERDICT[verdict]),
    judgeHost(record, side, isOutside) {
      const verdict = isOutside ? VERDICT.other : VERDICT.presence
      return side === 'client' ? judge(1, record, client, verdict) : judge(2, record, server, verdict)
    },
    judgeSender: (record, isNamed) => judge(4, record, sender, isNamed ? VERDICT.presence : VERDICT.other),
    judgeHops(record, hopsOf, groupOf) {
      if (kernel.canJudgeHop() === 0) return false
      const [first, ...others] = hopsOf()
      if (!first) return judge(3, record, hop, VERDICT.presence)
      if (others.length > 0) return judge(3, record, hop, VERDICT.other)
      hops[record.tuple(hop)] = first
      return judge(3, record, hop, VERDICT.groups + groupOf(first))
    },
    leave(identity, day) {
      const address = kernel.nextIdentity()
      new Uint32Array(kernel.memory.buffer, address, IDENTITY_WORDS).set(identity)
      kernel.leaveMessage(day)
    },
    finish(table, span) {
      // A message with records on two days.
      eachKernelRepeat(kernel, { of: 'trace', size: kernel.messageCount() }, (messages) => {
        for (const message of messages) kernel.markOdd(message)
      })
      const shapes = putShapes(kernel, { options, opened, hops, table })
      addOddMessages(kernel, { table, span, shapes })
      const messages = kernel.sortTraceDays()
      const range = { from: kernel.traceFrom.value, to: kernel.traceTo.value }
      if (messages > 0) span.includeAll(range)
      return {
        messages,
        ...writtenShapes(kernel, shapes),
        days: () => (messages > 0 ? kernelDays(kernel, range, kernel.writeTraceDay) : []),
      }
    },
  }
}

function wantMembers(kernel: Kernel, keys: readonly string[]): void {
  const bytes = keys.flatMap((key) => [key.length, ...new TextEncoder().encode(key)])
  const address = kernel.take(bytes.length)
  new Uint8Array(kernel.memory.buffer).set(bytes, address)
  kernel.wantMembers(address, address + bytes.length)
}

interface KeySource {
  readonly options: TraceOptions
  readonly opened: PlainRecords
  readonly hops: readonly BorderHop[]
  readonly table: MessageTable
}

/** Where lists of shapes stand: of pairs of a hop and a sender, and of submitters. */
interface ShapeLists {
  readonly crossings: number
  readonly submissions: number
  /** The shape of a presence. */
  readonly presence: number
}

/** Works out what the keys of facts stand for, and tells the kernel and the table. */
function putShapes(kernel: Kernel, { options, opened, hops, table }: KeySource): ShapeLists {
  const { sender, submitter, shapeOf } = options
  const [, , , , senders = 0, submitters = 0] = opened.tables
  const shapes = createKernelShapes(kernel)
  shapes.begin(Array.from({ length: table.shapes.size }, (_, id) => table.shapes.shape(id)))
  const [addresses, returnPaths] = sender.map((slot) => shapes.put(shapes.senders(opened.textsOf(slot))))
  const sendersOf = (tuples: number) =>
    kernel.sendersOf(kernel.tuplePairs(tuples, 2), addresses as number, returnPaths as number)
  const clients = opened.textsOf(submitter[2]).map((client) => shapes.statement(shapeOf(null, client)))
  // Of hops that state no crossing there are no pairs.
  const crossed = Array.from(hops, (hop) => (hop ? shapes.statement(shapeOf(hop, '')) : 0))
  const lists = {
    crossings: kernel.shapePairs(kernel.crossings.value, shapes.put(crossed), sendersOf(senders), 0),
    submissions: kernel.shapePairs(
      kernel.tuplePairs(submitters, 3),
      shapes.put(clients),
      sendersOf(submitters),
      1,
    ),
    presence: kernel.shapeNumber(0, 0),
  }
  kernel.setTraceShapes(lists.presence, lists.crossings, lists.submissions)
  table.shapes.adopt(shapes.columns())
  return lists
}

/** The shapes of the days that the kernel writes. */
function writtenShapes(
  kernel: Kernel,
  { crossings, submissions, presence }: ShapeLists,
): Pick<WrittenDays, 'usedShapes' | 'renameShapes'> {
  return {
    usedShapes(count) {
      const list = kernel.take(count * WORD_BYTES)
      kernel.useTraceShapes(list)
      return new Uint32Array(kernel.memory.buffer, list, count).slice()
    },
    renameShapes(ids) {
      kernel.renameTraceShapes(putNumbers(kernel, ids))
      kernel.setTraceShapes(ids[presence] as number, crossings, submissions)
    },
  }
}

interface Filling {
  readonly table: MessageTable
  readonly span: DaySpan
  readonly shapes: ShapeLists
}

/** Messages of which only the table can tell what stands: it may know other records of them. */
function addOddMessages(kernel: Kernel, { table, span, shapes }: Filling): void {
  const words = new Uint32Array(kernel.memory.buffer)
  const word = (at: number, place: number) => words[at / WORD_BYTES + place] as number
  const timeOf = (at: number) => {
    const high = word(at, WORD.timeHigh)
    const hash = word(at, WORD.hash)
    return { day: high >>> 8, ticks: (high & 0xff) * LOW + word(at, WORD.timeLow), hash: () => hash }
  }
  const shapeOfKey = (key: number) => word((key & 1) === 1 ? shapes.submissions : shapes.crossings, key >>> 1)
  const count = kernel.messageCount()
  for (let number = kernel.nextOdd(0); number < count; number = kernel.nextOdd(number + 1)) {
    const at = kernel.messageAt(number)
    const time = timeOf(at)
    span.include(time.day)
    const start = at / WORD_BYTES
    const message = table.messageOf(words.slice(start, start + IDENTITY_WORDS), time.day)
    table.addPresence(message, time, word(at, WORD.copies))
    for (let fact = word(at, WORD.facts); fact !== 0; fact = word(fact, FACT.next)) {
      const stated = {
        ...timeOf(fact),
        group: word(fact, FACT.group) - 1,
        shape: shapeOfKey(word(fact, FACT.key)),
        bytes: word(fact, FACT.bytes),
        deliveries: word(fact, FACT.deliveries),
      }
      table.addFact(message, stated, word(fact, WORD.copies))
    }
  }
}
