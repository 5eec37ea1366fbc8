import type { Kernel } from '../csv/kernel/kernel.ts'
import type { PlainReader, PlainRecords } from '../csv/plain-records.ts'
import type { RecordView } from '../csv/record-reader.ts'
import type { DayRange } from '../facts/day.ts'
import type { Shape, ShapeColumns } from '../facts/shape.ts'
import { createKernelLog } from './kernel-log.ts'
import { createKernelShapes } from './kernel-shapes.ts'
import type { MessageLog } from './message-log.ts'
import { INTERNAL_SHAPE } from './message-table.ts'
import {
  DECIDING,
  DIRECTIONALITY,
  directionOf,
  NETWORK_MESSAGE_ID,
  NO_DIRECTION,
  RECIPIENT_STATUS,
  shapeOfTexts,
  statementOf,
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

const DIRECTION = [DIRECTIONALITY]

/**
 * The kernel writes the records of a summary down by itself, each with a number for all that decides what it states: half
 * of an import was the calls for each. What such a number stands for is worked out at the end. TypeScript sees a record
 * that is not plain, and is asked for each word for a direction, which may be none.
 *
 * @param now milliseconds since the epoch
 */
export function createSummaryKernel(kernel: Kernel, now: number): SummaryLog {
  const possible = possibleDays(now)
  const log = createKernelLog(kernel, { shapeOf, putShapes: () => putShapes(kernel, records) })
  let records: PlainRecords = { tables: [], textOf: () => '', textsOf: () => [] }

  const tableAt = (place: number) => records.tables[place] as number

  /** No row has a key without a direction. */
  function shapeOf(key: number): Shape {
    const address = kernel.partsAt(tableAt(0), key >>> 1)
    const numbers = new Uint32Array(kernel.memory.buffer, address, DECIDING.length).slice()
    const texts = DECIDING.map((slot, place) => records.textOf(slot, numbers[place] as number))
    return shapeOfTexts(texts, (key & 1) === 1) ?? INTERNAL_SHAPE
  }

  return {
    get messages() {
      return log.messages
    },
    stated(record, hasSend) {
      if (directionOf(record.text(DIRECTIONALITY)) === null) return NO_DIRECTION
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
      judge(record) {
        const isStated = directionOf(record.text(DIRECTIONALITY)) !== null
        return isStated && kernel.judge(tableAt(1), record.tuple(DIRECTION), 1) === 1
      },
      beginPart: log.clearIfFull,
    },
    get taken() {
      return kernel.takenCount()
    },
    get days() {
      return kernel.takenCount() > 0 ? { from: kernel.logFrom.value, to: kernel.logTo.value } : null
    },
    finish: log.finish,
  }
}

/** Works out what the keys of rows stand for, and tells the kernel. */
function putShapes(kernel: Kernel, { tables, textsOf }: PlainRecords): ShapeColumns {
  const shapes = createKernelShapes(kernel)
  const [deciding = 0] = tables
  const [directions, connectors, senders] = DECIDING.map(textsOf) as [Texts, Texts, Texts]
  const pairs = kernel.tuplePairs(deciding, 2)
  const count = kernel.pairCount(pairs)
  const parts = new Uint32Array(kernel.memory.buffer, kernel.pairAt(pairs, 0), count * 2)
  const statements = Array.from({ length: count * 2 }, (_, key) => {
    const place = key & ~1
    const direction = directions[parts[place] as number] as string
    const connectorId = connectors[parts[place + 1] as number] as string
    return shapes.statement(statementOf(direction, connectorId, (key & 1) === 1) ?? INTERNAL_SHAPE)
  })
  const ofSenders = shapes.put(shapes.senders(senders))
  kernel.shapeKeys(kernel.tuplePairs(deciding, 3), shapes.put(statements), ofSenders)
  return shapes.columns()
}

type Texts = readonly string[]
