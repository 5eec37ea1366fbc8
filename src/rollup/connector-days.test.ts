import { describe, expect, it } from 'vitest'
import type { ConnectorDay, ConnectorDays, PeriodTotals } from '../facts/facts.ts'
import { createShapeTable } from '../facts/shape.ts'
import { connectorDayRollups } from './connector-days.ts'
import { countHeld } from './held-aggregates.ts'

const ROW: ConnectorDay = {
  day: 20_776,
  direction: 'inbound',
  connector: 'Relay',
  connectorType: 'OnPremises',
  tls: { none: 3, '1.2': 7 },
  messages: 10,
}

function days(...rows: readonly ConnectorDay[]): ConnectorDays {
  return { kind: 'connector-days', rows }
}

function lines(...exports: readonly ConnectorDays[]): string[] {
  const shapes = createShapeTable()
  return connectorDayRollups(exports, shapes).flatMap(({ day, shape, messages }) =>
    Array.from(shape, (id, row) => {
      const { kind, connector, tls, isFirstHop } = shapes.shape(id)
      return `${day} ${kind} ${connector} ${tls} ${isFirstHop}: ${messages[row]}`
    }),
  )
}

describe('connectorDayRollups', () => {
  it('has one row a TLS version, days ascending', () => {
    expect(lines(days({ ...ROW, day: 20_777, tls: { unknown: 1 } }, ROW))).toEqual([
      '20776 inbound Relay none true: 3',
      '20776 inbound Relay 1.2 true: 7',
      '20777 inbound Relay unknown true: 1',
    ])
  })

  it('lets a later export replace the whole day and connector', () => {
    expect(lines(days(ROW), days({ ...ROW, tls: { '1.3': 2 } }))).toEqual(['20776 inbound Relay 1.3 true: 2'])
    expect(lines(days(ROW), days({ ...ROW, tls: {}, messages: 0 }))).toEqual([])
  })

  it('carries whether TLS was forced; what was taken in before that was kept is unknown', () => {
    const forcedOf = (row: ConnectorDay) => {
      const shapes = createShapeTable()
      const [day] = connectorDayRollups([days(row)], shapes)
      return Array.from(day?.shape ?? [], (id) => shapes.shape(id).forcedTls)
    }
    expect(forcedOf({ ...ROW, forcedTls: 'mixed' })).toEqual(['mixed', 'mixed'])
    expect(forcedOf(ROW)).toEqual(['unknown', 'unknown'])
  })

  it('keeps directions apart, and a connector named null from none', () => {
    const rows = [
      { ...ROW, tls: { none: 1 } },
      { ...ROW, direction: 'outbound', tls: { none: 2 } },
      { ...ROW, connector: null, tls: { none: 3 } },
      { ...ROW, connector: '', tls: { none: 4 } },
    ] as const
    expect(lines(days(...rows))).toHaveLength(4)
  })
})

describe('countHeld', () => {
  it('counts the days and connectors that earlier exports hold', () => {
    expect(countHeld(days(ROW, { ...ROW, day: 1 }), [days(ROW), days(ROW)])).toBe(1)
    expect(countHeld(days(ROW), [])).toBe(0)
  })

  it('counts the senders of the same period', () => {
    const totals = (period: PeriodTotals['period'], ...senders: readonly string[]): PeriodTotals => ({
      kind: 'period-totals',
      period,
      totals: senders.map((sender) => ({ sender, messages: 1, tls: {}, authentication: {} })),
    })
    const week = { from: 1, to: 7 }
    expect(countHeld(totals(week, 'a@b.c', 'd@b.c'), [totals(week, 'a@b.c')])).toBe(1)
    expect(countHeld(totals(week, 'a@b.c'), [totals({ from: 1, to: 8 }, 'a@b.c')])).toBe(0)
    expect(countHeld(totals(null, 'a@b.c'), [totals(null, 'a@b.c')])).toBe(1)
  })
})
