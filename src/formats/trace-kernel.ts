import type { Kernel } from '../csv/kernel/kernel.ts'
import type { PlainReader, PlainRecords } from '../csv/plain-records.ts'
import type { RecordView } from '../csv/record-reader.ts'
import type { DayRange } from '../facts/day.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { Shape } from '../facts/shape.ts'
import type { BorderHop } from './border-hop.ts'
import type { DaySpan } from './day-span.ts'
import type { MessageTable, RecordFact } from './message-table.ts'

/**
 * The kernel goes through the records of a trace by itself: it keeps of each message and day the earliest record, and what
 * those at the border state. What an event, a host, a hop or a sender means TypeScript says once, when it is shown the
 * first record with it.
 */
export interface TraceKernel {
  readonly plain: PlainReader
  judgeEvent(record: RecordView, verdict: EventVerdict): void
  /** `side`: whose host the record's event asks for. */
  judgeHost(record: RecordView, side: 'client' | 'server', isOutside: boolean): void
  judgeSender(record: RecordView, isNamed: boolean): void
  /** What the record states of its hops; `groupOf` as in `MessageTable`. */
  judgeHops(record: RecordView, hops: readonly BorderHop[], groupOf: (hop: BorderHop) => number): void
  /** Once, after the last record. */
  addTo(table: MessageTable, span: DaySpan): void
}

export type EventVerdict = 'presence' | 'submission' | 'arrival' | 'departure'

export interface TraceOptions {
  /** Slots of the values, in the order of `Kernel.openTrace`. */
  readonly values: readonly [number, number, number, number, number, number]
  readonly event: readonly number[]
  readonly client: readonly number[]
  readonly server: readonly number[]
  /** Sender and return path, and the client's address behind them. */
  readonly sender: readonly number[]
  readonly submitter: readonly number[]
  /** All that a hop depends on beside the members of its `custom_data`. */
  readonly hop: readonly number[]
  /** Slots of the format: the kernel puts those members behind the last one. */
  readonly slotCount: number
  /** Keys of the members, in lower case. */
  readonly keys: readonly string[]
  /** Other days are left to be refused. */
  readonly possible: DayRange
  /** The shape of a hop or (`null`) a submission, of the texts of `submitter`; a crossing has no client. */
  readonly shapeOf: (hop: BorderHop | null, texts: readonly string[]) => Shape
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
  let opened: PlainRecords = { tables: [], textOf: () => '' }
  /** By the number of the tuple `hop`. */
  const hops: BorderHop[] = []

  function judge(table: number, record: RecordView, slots: readonly number[], verdict: number): void {
    kernel.judge(opened.tables[table] as number, record.tuple(slots), verdict)
  }

  return {
    plain: {
      tuples: [event, client, server, hop, sender, submitter],
      open(records) {
        opened = records
        kernel.openTrace(...options.values, possible.from, possible.to)
        kernel.setTraceTables(...(records.tables as Parameters<Kernel['setTraceTables']>))
        wantMembers(kernel, options.keys)
      },
      read: kernel.noteRecords,
    },
    judgeEvent: (record, verdict) => judge(0, record, event, VERDICT[verdict]),
    judgeHost(record, side, isOutside) {
      const verdict = isOutside ? VERDICT.other : VERDICT.presence
      if (side === 'client') judge(1, record, client, verdict)
      else judge(2, record, server, verdict)
    },
    judgeSender: (record, isNamed) => judge(4, record, sender, isNamed ? VERDICT.presence : VERDICT.other),
    judgeHops(record, [first, ...others], groupOf) {
      if (kernel.canJudgeHop() === 0) return
      if (!first) return judge(3, record, hop, VERDICT.presence)
      if (others.length > 0) return judge(3, record, hop, VERDICT.other)
      hops[record.tuple(hop)] = first
      judge(3, record, hop, VERDICT.groups + groupOf(first))
    },
    addTo(table, span) {
      const shapes = createKeyShapes(kernel, { options, opened, hops, table })
      addMessages(kernel, { table, span, shapeOfKey: shapes })
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

/** The id of the shape of a fact's key: odd ones are of submissions, the others pairs of a hop and a sender. */
function createKeyShapes(
  kernel: Kernel,
  { options, opened, hops, table }: KeySource,
): (key: number) => number {
  const known = new Map<number, number>()

  function textsOf(place: number, slots: readonly number[], tuple: number): string[] {
    const address = kernel.partsAt(opened.tables[place] as number, tuple)
    const numbers = new Uint32Array(kernel.memory.buffer, address, slots.length)
    return slots.map((slot, index) => opened.textOf(slot, numbers[index] as number))
  }

  function read(key: number): Shape {
    const number = key >>> 1
    if ((key & 1) === 1) return options.shapeOf(null, textsOf(5, options.submitter, number))
    const [hop = 0, sender = 0] = new Uint32Array(
      kernel.memory.buffer,
      kernel.pairAt(kernel.crossings.value, number),
      2,
    )
    return options.shapeOf(hops[hop] as BorderHop, textsOf(4, options.sender, sender))
  }

  return (key) => {
    let shape = known.get(key)
    if (shape === undefined) {
      shape = table.shapeId(read(key))
      known.set(key, shape)
    }
    return shape
  }
}

interface Filling {
  readonly table: MessageTable
  readonly span: DaySpan
  readonly shapeOfKey: (key: number) => number
}

/** What the kernel knows of messages goes to the table, which may know other records of them. */
function addMessages(kernel: Kernel, { table, span, shapeOfKey }: Filling): void {
  const words = new Uint32Array(kernel.memory.buffer)
  const identity = new Uint32Array(IDENTITY_WORDS)
  const word = (at: number, place: number) => words[at / WORD_BYTES + place] as number
  const timeOf = (at: number) => {
    const high = word(at, WORD.timeHigh)
    const hash = word(at, WORD.hash)
    return { day: high >>> 8, ticks: (high & 0xff) * LOW + word(at, WORD.timeLow), hash: () => hash }
  }
  const factOf = (at: number): RecordFact => ({
    ...timeOf(at),
    group: word(at, FACT.group) - 1,
    shape: shapeOfKey(word(at, FACT.key)),
    bytes: word(at, FACT.bytes),
    deliveries: word(at, FACT.deliveries),
  })
  const count = kernel.messageCount()
  for (let number = 0; number < count; number++) {
    const at = kernel.messageAt(number)
    for (let place = 0; place < IDENTITY_WORDS; place++) identity[place] = word(at, place)
    const time = timeOf(at)
    span.include(time.day)
    const message = table.messageOf(identity, time.day)
    table.addPresence(message, time, word(at, WORD.copies))
    for (let fact = word(at, WORD.facts); fact !== 0; fact = word(fact, FACT.next)) {
      table.addFact(message, factOf(fact), word(fact, WORD.copies))
    }
  }
}
