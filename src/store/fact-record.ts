import type { EpochDay } from '../facts/day.ts'
import { type FactDay, IDENTITY_WORDS } from '../facts/facts.ts'
import { type ColumnWriter, createColumnReader, memoryOf, type StoredColumns } from './columns.ts'

/** One of the days of a record of facts. */
export interface FactDayHead {
  readonly day: EpochDay
  readonly rows: number
}

/** Facts of some days, ascending, in 27 or 28 bytes a row, of which the identity is 16, instead of 36. Nothing is rounded. */
export interface FactRecord {
  readonly days: readonly FactDayHead[]
  /**
   * Of each day: its identities; the lower 32 bits of its ticks, then the bits above, which take 8 bits within 30 hours of the
   * day's start; shapes, bytes and deliveries.
   */
  readonly columns: StoredColumns
}

const LOW = 2 ** 32

export function putFactDay(columns: ColumnWriter, facts: FactDay): FactDayHead {
  columns.words(facts.identity)
  columns.words(facts.ticks)
  columns.narrow(highParts(facts.ticks))
  columns.narrow(facts.shape)
  columns.narrow(facts.bytes)
  columns.narrow(facts.deliveries)
  return { day: facts.day, rows: facts.shape.length }
}

/** The days as rollups read them; their identities are windows on the record's memory. Throws `ImportError('store-damaged')`. */
export async function factDaysOf({ days, columns }: FactRecord): Promise<readonly FactDay[]> {
  const reader = createColumnReader(await memoryOf(columns))
  return days.map(({ day, rows }) => ({
    day,
    identity: reader.words(rows * IDENTITY_WORDS),
    ticks: joinTicks(reader.words(rows), reader.narrow(rows)),
    shape: reader.narrow(rows),
    bytes: reader.narrow(rows),
    deliveries: reader.narrow(rows),
  }))
}

/** The bits above the lower 32. */
export function highParts(ticks: Float64Array): Uint32Array {
  const high = new Uint32Array(ticks.length)
  for (let row = 0; row < ticks.length; row++) high[row] = (ticks[row] as number) / LOW
  return high
}

/** NaN where `high` lost its end, which the checksum finds. */
export function joinTicks(low: Uint32Array, high: Uint32Array): Float64Array {
  const ticks = new Float64Array(low.length)
  for (let row = 0; row < low.length; row++) ticks[row] = (high[row] as number) * LOW + (low[row] as number)
  return ticks
}
