import type { Kernel } from '../csv/kernel/kernel.ts'
import type { PlainReader } from '../csv/plain-records.ts'
import type { DayRange } from '../facts/day.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import type { DaySpan } from './day-span.ts'
import type { MessageTable } from './message-table.ts'

/**
 * Records that say no more of their message than that it was there, as fifteen of sixteen of a trace: the kernel keeps the
 * earliest of each message and day, and TypeScript sees none of them.
 */
export interface PresenceBook {
  readonly plain: PlainReader
  /**
   * Says what a rule makes of a tuple, by the place of its slots in the options and its number: such a record is a
   * presence; is something else, to be shown; or the tuple at another place tells, to whose number the same applies.
   * What nobody has judged is shown.
   */
  judge(place: number, number: number, verdict: 'presence' | 'other' | number): void
  /** Once, after the last record. */
  addTo(table: MessageTable, span: DaySpan): void
}

export interface PresenceOptions {
  /** The first decides. */
  readonly tuples: PlainReader['tuples']
  readonly slots: { readonly time: number; readonly guid: number }
  /** Other days are left to be refused. */
  readonly possible: DayRange
}

/** As in `assembly/presences.ts`; other verdicts are the address of a table. */
const PRESENCE = 1
const OTHER = 2
/** Words of an entry behind its identity: the day above 40 bits of ticks, a hash of the record, how often it came again. */
const ENTRY = { timeLow: 4, timeHigh: 5, hash: 6, copies: 7 } as const
const LOW = 2 ** 32

export function createPresenceBook(kernel: Kernel, options: PresenceOptions): PresenceBook {
  const { tuples, slots, possible } = options
  let tables: readonly number[] = []

  return {
    plain: {
      tuples,
      open(records) {
        tables = records.tables
        kernel.openPresences(tables[0] as number, slots.time, slots.guid, possible.from, possible.to)
      },
      read: kernel.notePresences,
    },
    judge(place, number, verdict) {
      const told = typeof verdict === 'number' ? (tables[verdict] as number) : verdictOf(verdict)
      kernel.judge(tables[place] as number, number, told)
    },
    addTo(table, span) {
      const words = new Uint32Array(kernel.memory.buffer)
      const identity = new Uint32Array(IDENTITY_WORDS)
      let hash = 0
      const time = { day: 0, ticks: 0, hash: () => hash }
      const count = kernel.presenceCount()
      for (let number = 0; number < count; number++) {
        const entry = kernel.presenceAt(number) / Uint32Array.BYTES_PER_ELEMENT
        for (let word = 0; word < IDENTITY_WORDS; word++) identity[word] = words[entry + word] as number
        const high = words[entry + ENTRY.timeHigh] as number
        hash = words[entry + ENTRY.hash] as number
        time.day = high >>> 8
        time.ticks = (high & 0xff) * LOW + (words[entry + ENTRY.timeLow] as number)
        span.include(time.day)
        table.addPresence(table.messageOf(identity, time.day), time, words[entry + ENTRY.copies])
      }
    },
  }
}

function verdictOf(verdict: 'presence' | 'other'): number {
  return verdict === 'presence' ? PRESENCE : OTHER
}
