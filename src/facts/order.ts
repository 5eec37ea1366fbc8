import type { EpochDay, Ticks } from './day.ts'
import type { Shape } from './shape.ts'
import { TLS_VERSIONS } from './tls.ts'

/** What decides between two facts of one message: the time of the record, then what it says. */
export interface Decider {
  /** UTC day of the record. */
  readonly day: EpochDay
  /** Time of that day. A day and its ticks are kept apart: as one number 100 ns would be rounded. */
  readonly ticks: Ticks
  readonly shape: Shape
  readonly bytes: number
  readonly deliveries: number
}

/**
 * Which of two facts of one rank decides: the earlier record; at the same 100 ns the one with a named
 * connector, then the one with a known TLS version, the lower version, the smaller text. A total
 * order, so the result never depends on the order of records or files. Negative: `a` decides.
 */
export function compareDeciders(a: Decider, b: Decider): number {
  return (
    a.day - b.day ||
    a.ticks - b.ticks ||
    compareShapes(a.shape, b.shape) ||
    a.bytes - b.bytes ||
    a.deliveries - b.deliveries
  )
}

/**
 * The part of the order that looks at what the facts say. The connector's type and the status are no part of it: a
 * known type wins, whichever record states it (`strongerType`), and so does the worst status. Whether TLS was forced is
 * stated by Microsoft's own totals alone, which nothing decides between.
 */
export function compareShapes(a: Shape, b: Shape): number {
  return (
    Number(a.connector === null) - Number(b.connector === null) ||
    TLS_VERSIONS.indexOf(a.tls) - TLS_VERSIONS.indexOf(b.tls) ||
    compareText(a.connector ?? '', b.connector ?? '') ||
    // An empty sender or address is unknown, and a known one goes first.
    Number(a.sender === '') - Number(b.sender === '') ||
    compareText(a.sender, b.sender) ||
    Number(a.client === '') - Number(b.client === '') ||
    compareText(a.client, b.client) ||
    compareText(a.kind, b.kind) ||
    compareText(a.authentication, b.authentication) ||
    compareText(a.certainty, b.certainty) ||
    Number(b.isFirstHop) - Number(a.isFirstHop)
  )
}

/** Order of two texts by code unit. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
