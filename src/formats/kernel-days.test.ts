import { describe, expect, it } from 'vitest'
import { readFormatAtOnce } from '../../test/helpers/read-format.ts'
import {
  type DetailRecord,
  detailText,
  guid,
  type SummaryRecord,
  summaryText,
} from '../../test/helpers/trace-text.ts'
import type { ExportFacts, ShapeTotals } from '../facts/facts.ts'
import { createShapeTable } from '../facts/shape.ts'
import { enhancedSummary } from './enhanced-summary.ts'
import { extendedTrace } from './extended-trace.ts'

const SENT: SummaryRecord = {
  time: '2026-11-19T08:00:00.0000000Z',
  id: guid(1),
  sender: 'ann@contoso.com',
  recipients: 'bob@fabrikam.com##Receive, Send',
  directionality: 'Originating',
}
const RECEIVED: DetailRecord = {
  time: '2026-11-19T08:00:00.0000000Z',
  id: guid(1),
  source: 'SMTP',
  event: 'RECEIVE',
  clientHost: 'mail.fabrikam.com',
  connectorId: 'A\\Default A',
  sender: 'orders@fabrikam.com',
}

/** Per day the totals of each sender as messages, recipients and bytes; `null` where the day was not counted. */
function totalsOf(facts: ExportFacts) {
  if (facts.kind !== 'messages') throw new Error(facts.kind)
  const shapes = createShapeTable(facts.shapes)
  const lines = ({ shape, messages, deliveries, bytes }: ShapeTotals) =>
    Array.from(shape, (id, row) => [shapes.shape(id).sender, messages[row], deliveries[row], bytes[row]])
  return Array.from(facts.days, ({ countByShape }) => {
    const totals = countByShape?.()
    return totals ? { ids: [...totals.shape], lines: lines(totals).sort() } : null
  })
}

describe('the totals of a day that the kernel writes', () => {
  it('are its messages by shape, beyond 32 bits too, each day from nothing', () => {
    const text = summaryText([
      { ...SENT, bytes: '4000000000' },
      {
        ...SENT,
        id: guid(2),
        bytes: '4000000000',
        recipients: 'b@f.com##Receive, Send;c@f.com##Receive, Send',
      },
      { ...SENT, id: guid(3), bytes: '7', sender: 'eve@contoso.com' },
      { ...SENT, id: guid(4), bytes: '5', time: '2026-11-20T08:00:00.0000000Z' },
    ])
    const { facts } = readFormatAtOnce(enhancedSummary, text).result
    const days = totalsOf(facts)
    expect(days.map((day) => day?.lines)).toEqual([
      [
        ['ann@contoso.com', 2, 3, 8_000_000_000],
        ['eve@contoso.com', 1, 1, 7],
      ],
      [['ann@contoso.com', 1, 1, 5]],
    ])
    for (const day of days) expect(day?.ids).toEqual(day?.ids.toSorted((a, b) => a - b))
    // What is walked again is counted again.
    expect(totalsOf(facts)).toEqual(days)
  })

  it('are not given where a message has several facts', () => {
    const sent: DetailRecord = {
      ...RECEIVED,
      event: 'SEND',
      clientHost: 'a.prod.outlook.com',
      serverHost: 'mx.fabrikam.com',
    }
    const alone = { ...RECEIVED, id: guid(2), time: '2026-11-20T08:00:00.0000000Z' }
    const { facts } = readFormatAtOnce(extendedTrace, detailText([RECEIVED, sent, alone])).result
    expect(totalsOf(facts).map((day) => day?.lines ?? null)).toEqual([
      null,
      [['orders@fabrikam.com', 1, 1, 1000]],
    ])
  })
})
