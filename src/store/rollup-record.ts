import type { EpochDay } from '../facts/day.ts'
import type { RollupDay } from '../rollup/rollup.ts'
import { type ColumnWriter, createColumnReader } from './columns.ts'

/** One of the days of a record of rollups. */
export interface RollupDayHead {
  readonly day: EpochDay
  readonly rows: number
}

/** Rollups of some days, ascending, in some 7 bytes a row instead of 24. Nothing is rounded. */
export interface RollupRecord {
  readonly days: readonly RollupDayHead[]
  /** Of each day: by how much each shape is above the one before it, since most are close; messages, deliveries, bytes. */
  readonly columns: ArrayBuffer
}

export function putRollupDay(
  columns: ColumnWriter,
  { day, shape, messages, deliveries, bytes }: RollupDay,
): RollupDayHead {
  columns.narrow(stepsOf(shape))
  columns.narrow(messages)
  columns.wide(deliveries)
  columns.wide(bytes)
  return { day, rows: shape.length }
}

export function rollupDaysOf({ days, columns }: RollupRecord): readonly RollupDay[] {
  const reader = createColumnReader(columns)
  return days.map(({ day, rows }) => ({
    day,
    shape: sumsOf(reader.narrow(rows)),
    messages: reader.narrow(rows),
    deliveries: reader.wide(rows),
    bytes: reader.wide(rows),
  }))
}

function stepsOf(ascending: Uint32Array): Uint32Array {
  const steps = new Uint32Array(ascending.length)
  let before = 0
  for (let row = 0; row < steps.length; row++) {
    const number = ascending[row] as number
    steps[row] = number - before
    before = number
  }
  return steps
}

function sumsOf(steps: Uint32Array): Uint32Array {
  const ascending = new Uint32Array(steps.length)
  let sum = 0
  for (let row = 0; row < steps.length; row++) {
    sum += steps[row] as number
    ascending[row] = sum
  }
  return ascending
}
