// The columns of one day's facts, as TypeScript copies them.
import { take } from './memory'

/** Four words, a float and three numbers a row. */
export let dayIdentity: usize = 0
export let dayTicks: usize = 0
export let dayShape: usize = 0
export let dayBytes: usize = 0
export let dayDeliveries: usize = 0

/** Memory for so many rows at a time. */
export function openColumns(rows: u32): void {
  const count = <usize>rows
  dayIdentity = take(count << 4)
  dayTicks = take(count << 3)
  dayShape = take(count << 2)
  dayBytes = take(count << 2)
  dayDeliveries = take(count << 2)
}

export function putFact(
  row: u32,
  identity: usize,
  ticks: f64,
  shape: u32,
  bytes: u32,
  deliveries: u32,
): void {
  const index = <usize>row
  v128.store(dayIdentity + (index << 4), v128.load(identity))
  store<f64>(dayTicks + (index << 3), ticks)
  store<u32>(dayShape + (index << 2), shape)
  store<u32>(dayBytes + (index << 2), bytes)
  store<u32>(dayDeliveries + (index << 2), deliveries)
}
