import { expect } from 'vitest'
import { dayCount } from '../../src/facts/day.ts'
import type { Shown } from './read-text.ts'

type Counts = Readonly<Partial<Record<string, number>>>
interface Counted {
  readonly messages: number
  readonly tls: Counts
}

/** In every report the sums by sender, domain, day, connector, TLS version and authentication agree. */
export function expectSumsAgree({ reports }: Shown): void {
  for (const { mailFlow, smtpAuth } of reports) {
    expectSmtpAuth(smtpAuth)
    for (const direction of ['inbound', 'outbound'] as const) {
      const total = mailFlow[direction]
      const connectors = mailFlow.connectors.filter((one) => one.direction === direction)
      for (const one of [total, ...connectors]) {
        expectDays(one)
        expect(sum(one.tls)).toBe(one.messages)
      }
      const most = Math.max(0, ...connectors.map(({ messages }) => messages))
      const all = connectors.reduce((count, { messages }) => count + messages, 0)
      // A message through a loop counts on each connector, and once in the direction.
      expect(total.messages).toBeGreaterThanOrEqual(most)
      expect(total.messages).toBeLessThanOrEqual(all)
    }
  }
}

function expectSmtpAuth(report: Shown['reports'][number]['smtpAuth']): void {
  const { senders, messages, byDay } = report
  expect(report.clients).toBe(senders.length)
  expect(senders.reduce((all, one) => all + one.messages, 0)).toBe(messages)
  for (const one of [report, ...senders]) {
    expect([sum(one.tls), sum(one.authentication)]).toEqual([one.messages, one.messages])
  }
  // Period totals have no days.
  if (byDay.length === 0) return
  expect(byDay.reduce((all, one) => all + one.messages, 0)).toBe(messages)
  for (const domain of new Set(senders.map((one) => one.domain))) {
    const bySender = senders.filter((one) => one.domain === domain)
    const ofDays = byDay.filter((one) => one.domain === domain)
    expect(ofDays.reduce((all, one) => all + one.messages, 0)).toBe(
      bySender.reduce((all, one) => all + one.messages, 0),
    )
  }
  for (const { firstDay, lastDay } of senders) {
    expect(dayCount({ from: firstDay ?? 0, to: lastDay ?? -1 })).toBeGreaterThan(0)
  }
}

function expectDays({ byDay, ...total }: Counted & { readonly byDay: readonly Counted[] }): void {
  expect(byDay.reduce((all, one) => all + one.messages, 0)).toBe(total.messages)
  const tls: Record<string, number> = {}
  for (const day of byDay) {
    expect(sum(day.tls)).toBe(day.messages)
    for (const [version, count] of Object.entries(day.tls)) tls[version] = (tls[version] ?? 0) + (count ?? 0)
  }
  expect(tls).toEqual(total.tls)
}

function sum(counts: Counts): number {
  return Object.values(counts).reduce((all: number, count) => all + (count ?? 0), 0)
}
