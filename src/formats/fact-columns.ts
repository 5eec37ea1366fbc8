import type { EpochDay, Ticks } from '../facts/day.ts'
import { Column } from './column.ts'

/** The facts of a file by number, in no order. */
export interface FactColumns {
  /** Day, and the ticks of the day in 40 bits, of which the upper 8 stand here below the day. */
  readonly timeHigh: Column
  readonly timeLow: Column
  readonly shape: Column
  readonly bytes: Column
  readonly deliveries: Column
}

export function createFactColumns(): FactColumns {
  return {
    timeHigh: new Column(),
    timeLow: new Column(),
    shape: new Column(),
    bytes: new Column(),
    deliveries: new Column(),
  }
}

const LOW = 2 ** 32

/** The upper half of a time. Two times compare by their upper, then by their lower halves. */
export function timeHighOf(day: EpochDay, ticks: Ticks): number {
  return ((day << 8) | (ticks / LOW)) >>> 0
}

export function timeLowOf(ticks: Ticks): number {
  return ticks >>> 0
}

export function dayOfTime({ timeHigh }: FactColumns, fact: number): EpochDay {
  return timeHigh.get(fact) >>> 8
}

export function ticksOfTime({ timeHigh, timeLow }: FactColumns, fact: number): Ticks {
  return (timeHigh.get(fact) & 0xff) * LOW + timeLow.get(fact)
}
