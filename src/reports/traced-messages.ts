import { domainOf } from '../facts/address.ts'
import type { EpochDay } from '../facts/day.ts'
import { compareText } from '../facts/order.ts'
import type { DeliveryStatus } from '../facts/vocabulary.ts'
import { addTo } from './counts.ts'
import { forEachRow, type ReportInput, type RollupRow } from './report-input.ts'

/** Messages by what became of them; a missing key is zero. */
export type StatusCounts = Partial<Record<DeliveryStatus, number>>

export interface TracedSender {
  /** Lower case; empty for bounces, which have no sender. */
  readonly address: string
  /** After the last `@`; empty where the address has none. */
  readonly domain: string
  readonly messages: number
  readonly statuses: StatusCounts
  /** Distinct, sorted, as written. */
  readonly clientIps: readonly string[]
  readonly firstDay: EpochDay
  readonly lastDay: EpochDay
}

/**
 * The messages of which only a message trace tells: who sent them and what became of them, in no direction. A
 * message that another export says more of is counted there, and not here.
 */
export interface TracedMessages {
  readonly messages: number
  readonly statuses: StatusCounts
  /** Messages descending, then address. */
  readonly senders: readonly TracedSender[]
}

export function tracedMessages(input: ReportInput): TracedMessages {
  const statuses: StatusCounts = {}
  const senders = new Map<string, RollupRow[]>()
  let messages = 0
  forEachRow(input, 'message-trace', ['seen'], (row) => {
    const { sender, status } = row.shape
    messages += row.messages
    addTo(statuses, status, row.messages)
    const known = senders.get(sender)
    if (known) known.push(row)
    else senders.set(sender, [row])
  })
  return { messages, statuses, senders: [...senders].map(toSender).sort(compareSenders) }
}

function toSender([address, rows]: readonly [string, readonly RollupRow[]]): TracedSender {
  const statuses: StatusCounts = {}
  const clients = new Set<string>()
  let [messages, firstDay, lastDay] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { day, shape, messages: count } of rows) {
    messages += count
    addTo(statuses, shape.status, count)
    if (shape.client !== '') clients.add(shape.client)
    firstDay = Math.min(firstDay, day)
    lastDay = Math.max(lastDay, day)
  }
  const clientIps = [...clients].sort(compareText)
  return { address, domain: domainOf(address), messages, statuses, clientIps, firstDay, lastDay }
}

function compareSenders(a: TracedSender, b: TracedSender): number {
  return b.messages - a.messages || compareText(a.address, b.address)
}
