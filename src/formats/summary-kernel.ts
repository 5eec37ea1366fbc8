import type { Kernel } from '../csv/kernel/kernel.ts'
import type { PlainReader, PlainRecords } from '../csv/plain-records.ts'
import type { RecordView } from '../csv/record-reader.ts'
import type { DayRange } from '../facts/day.ts'
import type { ShapeTable } from '../facts/shape.ts'
import { createKernelLog } from './kernel-log.ts'
import type { MessageLog } from './message-log.ts'
import {
  DECIDING,
  DIRECTIONALITY,
  directionOf,
  NETWORK_MESSAGE_ID,
  NO_DIRECTION,
  RECIPIENT_STATUS,
  type Shapes,
  TIME,
  TOTAL_BYTES,
} from './summary-shapes.ts'
import { possibleDays } from './timestamp.ts'

/** Takes the records of a summary in. */
export interface SummaryLog extends MessageLog {
  /** What stands for a record's shape in `add`, or `NO_DIRECTION`. */
  stated(record: RecordView, hasSend: boolean): number
  /** Takes nearly all records in without `add`: `taken` of them, on `days`. */
  readonly plain: PlainReader | null
  readonly taken: number
  readonly days: DayRange | null
}

export interface SummaryKernelOptions {
  readonly table: ShapeTable
  readonly shapes: Shapes
  /** Milliseconds since the epoch. */
  readonly now: number
}

const DIRECTION = [DIRECTIONALITY]

/**
 * The kernel writes the records of a summary down by itself, each with a number for all that decides what it states: half
 * of an import was the calls for each. What such a number stands for is worked out at the end. TypeScript sees a record
 * that is not plain, and the first with a word for its direction, which may be none.
 */
export function createSummaryKernel(
  kernel: Kernel,
  { table, shapes, now }: SummaryKernelOptions,
): SummaryLog {
  const possible = possibleDays(now)
  const log = createKernelLog(kernel, { shapes: table, shapeOfKey })
  let records: PlainRecords = { tables: [], textOf: () => '' }
  let taken = 0

  const tableAt = (place: number) => records.tables[place] as number
  const textOf = (place: number, number: number) => records.textOf(DECIDING[place] as number, number)

  function shapeOfKey(key: number): number {
    const address = kernel.partsAt(tableAt(0), key >>> 1)
    const numbers = new Uint32Array(kernel.memory.buffer, address, DECIDING.length)
    return shapes.ofTexts(numbers, (key & 1) === 1, textOf)
  }

  return {
    get messages() {
      return log.messages
    },
    stated(record, hasSend) {
      if (directionOf(record.text(DIRECTIONALITY)) === null) return NO_DIRECTION
      kernel.judge(tableAt(1), record.tuple(DIRECTION), 1)
      return record.tuple(DECIDING) * 2 + Number(hasSend)
    },
    add: log.add,
    plain: {
      tuples: [DECIDING, DIRECTION],
      open(opened) {
        records = opened
        const { from, to } = possible
        const slots = [TIME, NETWORK_MESSAGE_ID, TOTAL_BYTES, RECIPIENT_STATUS] as const
        kernel.openLog(tableAt(0), tableAt(1), ...slots, from, to)
      },
      read(from, to) {
        const row = log.addRecords(from, to)
        taken += row - from
        return row
      },
    },
    get taken() {
      return taken
    },
    get days() {
      return taken > 0 ? { from: kernel.logFrom.value, to: kernel.logTo.value } : null
    },
    finish: log.finish,
  }
}
