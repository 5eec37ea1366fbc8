import { expect, it, vi } from 'vitest'
import { importOf, inputOf, type RollupLine, rollupsOf } from '../../test/helpers/report-input.ts'
import type { DayRange } from '../facts/day.ts'
import { mailFlowReport } from '../reports/mail-flow.ts'
import type { StoredAcknowledgement } from '../store/schema.ts'
import { loadInsights } from './load-insights.ts'

const RELAY = { connector: 'Relay', connectorType: 'OnPremises' } as const

/** 30 days, 100 to 129: no TLS on the relay until its last week, 123 to 129. */
const LINES: readonly RollupLine[] = [
  [110, 60, { ...RELAY, tls: 'none' }],
  [123, 20, { ...RELAY, tls: '1.2' }],
]
const IMPORTS = [importOf('extended-trace', { from: 100, to: 129 })]
const ROLLUPS = rollupsOf('message-trace', LINES)

function load(range: DayRange | null, acknowledgements: readonly StoredAcknowledgement[] = []) {
  const input = inputOf({ imports: IMPORTS, rollups: [ROLLUPS], range })
  const rollups = vi.fn(async () => ROLLUPS)
  const loading = loadInsights({ rollups }, { mailFlow: mailFlowReport(input), input, acknowledgements })
  return { loading, rollups }
}

it('judges the insights of a range on the newest covered week', async () => {
  const { loading, rollups } = load({ from: 100, to: 129 })
  expect(await loading).toMatchObject({
    newestWeek: { from: 123, to: 129 },
    insights: [{ connector: 'Relay', state: 'resolved', share: 0.75, newestShare: 0, newestMessages: 20 }],
  })
  expect(rollups).not.toHaveBeenCalled()
})

it('reads the newest week where the range ends before it', async () => {
  const { loading, rollups } = load({ from: 100, to: 112 })
  expect((await loading).insights).toMatchObject([{ state: 'resolved', share: 1, newestShare: 0 }])
  expect(rollups).toHaveBeenCalledExactlyOnceWith('message-trace', { from: 123, to: 129 })
})

it('brings what the admin said, and leaves rules of a later version alone', async () => {
  const said = { direction: 'inbound', connector: 'Relay', share: 0.5, note: 'n', at: 1 } as const
  const { loading } = load({ from: 123, to: 129 }, [
    { ...said, insight: 'no-tls-over-25' },
    { ...said, insight: 'tls13-below-10' },
  ])
  expect((await loading).insights).toMatchObject([
    { id: 'no-tls-over-25', state: 'resolved', acknowledgement: { note: 'n', at: 1 } },
  ])
})

it('has none without a source', async () => {
  expect(await load(null).loading).toEqual({ insights: [], newestWeek: null })
})
