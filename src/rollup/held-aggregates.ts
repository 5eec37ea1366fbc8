import { connectorDayKey } from '../facts/connector.ts'
import type { ConnectorDays, PeriodTotals } from '../facts/facts.ts'

/**
 * How many of an aggregate's keys other exports hold already: day, direction and connector of daily totals;
 * senders of a total over the same period (or over days that nobody knows).
 */
export function countHeld(
  own: ConnectorDays | PeriodTotals,
  others: readonly (ConnectorDays | PeriodTotals)[],
): number {
  const held = new Set(others.flatMap(keysOf))
  return keysOf(own).filter((key) => held.has(key)).length
}

function keysOf(facts: ConnectorDays | PeriodTotals): string[] {
  if (facts.kind === 'connector-days') return facts.rows.map(connectorDayKey)
  const period = facts.period === null ? '?' : `${facts.period.from}..${facts.period.to}`
  return facts.totals.map((total) => `${period} ${total.sender}`)
}
