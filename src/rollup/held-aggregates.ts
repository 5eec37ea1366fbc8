import { connectorDayKey } from '../facts/connector.ts'
import type { AggregateFacts } from '../facts/facts.ts'
import { tlsOutcomeKey } from '../facts/tls-outcome.ts'

/**
 * How many of an aggregate's keys other exports hold already: day, direction and connector of daily totals;
 * senders of a total over the same period (or over days that nobody knows); report, day, domain, policy and
 * outcome of TLS evidence.
 */
export function countHeld(own: AggregateFacts, others: readonly AggregateFacts[]): number {
  const held = new Set(others.flatMap(keysOf))
  return keysOf(own).filter((key) => held.has(key)).length
}

function keysOf(facts: AggregateFacts): string[] {
  if (facts.kind === 'connector-days') return facts.rows.map(connectorDayKey)
  if (facts.kind === 'tls-outcomes') return facts.rows.map(tlsOutcomeKey)
  const period = facts.period === null ? '?' : `${facts.period.from}..${facts.period.to}`
  return facts.totals.map((total) => `${period} ${total.sender}`)
}
