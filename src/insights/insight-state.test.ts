import { describe, expect, it } from 'vitest'
import type { TlsCounts } from '../facts/tls.ts'
import type { ConnectorTls } from './find-insights.ts'
import { type Acknowledgement, countOpen, isReopened, stateInsights } from './insight-state.ts'

function relay(tls: TlsCounts): ConnectorTls {
  const messages = Object.values(tls).reduce((sum, count) => sum + count, 0)
  return { direction: 'inbound', connector: 'Relay', messages, tls }
}

/** Acknowledged at a share of messages without TLS. */
function acknowledgedAt(share: number): Acknowledgement {
  return { id: 'no-tls-over-25', direction: 'inbound', connector: 'Relay', share, note: 'known', at: 1 }
}

/** Half of it without TLS. */
const BAD: TlsCounts = { none: 50, '1.2': 50 }
const GOOD: TlsCounts = { none: 10, '1.2': 90 }

/** The states with the messages of the range and of the newest week; `null`: none crossed it. */
function states(range: TlsCounts, week: TlsCounts | null, ...acknowledgements: readonly Acknowledgement[]) {
  return stateInsights({
    inRange: [relay(range)],
    inNewestWeek: week ? [relay(week)] : [],
    acknowledgements,
  })
}

describe('stateInsights', () => {
  it.each([
    ['open: still true on the newest week', BAD, BAD, 'open'],
    ['resolved: a tenth of the newest week', BAD, GOOD, 'resolved'],
    ['resolved: a quarter is not over a quarter', BAD, { none: 25, '1.2': 75 }, 'resolved'],
    ['resolved: no mail on it in the newest week', BAD, null, 'resolved'],
    ['open: the newest week cannot be judged', BAD, { unknown: 7 }, 'open'],
  ] as const)('%s', (_, range, week, state) => {
    expect(states(range, week).map((insight) => insight.state)).toEqual([state])
  })

  it('shows the newest week beside the evidence of the range', () => {
    // 10 of 40 known, 2 unknown.
    expect(states(BAD, { none: 10, '1.2': 30, unknown: 2 })).toMatchObject([
      { share: 0.5, messages: 100, newestShare: 0.25, newestMessages: 42, standingShare: 0.25 },
    ])
    expect(states(BAD, { unknown: 7 })).toMatchObject([
      { newestShare: null, newestMessages: 7, standingShare: 0.5 },
    ])
  })

  it.each([
    [0.5, 'acknowledged'],
    [0.41, 'acknowledged'],
    // From 40 to 50: ten points.
    [0.4, 'open'],
    [0.2, 'open'],
    [0.9, 'acknowledged'],
  ] as const)('acknowledged at %f, now at a half: %s', (share, state) => {
    const [insight] = states(BAD, BAD, acknowledgedAt(share))
    expect(insight).toMatchObject({ state, acknowledgement: { share, note: 'known' } })
    expect(insight && isReopened(insight)).toBe(state === 'open')
  })

  it('measures growth on the newest week, whatever range is looked at', () => {
    // 0.55 in the week, 0.5 in the range, 0.45 when it was acknowledged.
    const week = { none: 55, '1.2': 45 }
    expect(states(BAD, week, acknowledgedAt(0.45))).toMatchObject([{ state: 'open' }])
    expect(states(BAD, BAD, acknowledgedAt(0.45))).toMatchObject([{ state: 'acknowledged' }])
  })

  it('is resolved also where it was acknowledged', () => {
    expect(states(BAD, GOOD, acknowledgedAt(0.5))).toMatchObject([{ state: 'resolved' }])
  })

  it('keeps what was acknowledged and is found no more, with its numbers of today', () => {
    expect(states(GOOD, GOOD, acknowledgedAt(0.5))).toMatchObject([
      { state: 'resolved', share: 0.1, messages: 100, acknowledgement: { share: 0.5 } },
    ])
  })

  it('says nothing of a connector that this source does not judge', () => {
    expect(states({ unknown: 9 }, { unknown: 9 }, acknowledgedAt(0.5))).toEqual([])
    expect(stateInsights({ inRange: [], inNewestWeek: [], acknowledgements: [acknowledgedAt(0.5)] })).toEqual(
      [],
    )
  })

  it('leaves out what is found in the newest week alone', () => {
    expect(states(GOOD, BAD)).toEqual([])
    expect(states(GOOD, BAD, acknowledgedAt(0.5))).toEqual([])
  })

  it('applies to one rule, direction and connector', () => {
    const others = [
      { ...acknowledgedAt(0.5), id: 'tls10-over-50' as const },
      { ...acknowledgedAt(0.5), direction: 'outbound' as const },
      { ...acknowledgedAt(0.5), connector: 'relay' },
    ]
    expect(states(BAD, BAD, ...others)[0]).toMatchObject({ state: 'open', acknowledgement: null })
  })

  it('takes other thresholds', () => {
    const thresholds = { noTlsShare: 0.05, tls10Share: 0.5, fewMessages: 101, reopenGrowth: 0.1 }
    const input = { inRange: [relay(GOOD)], inNewestWeek: [relay(GOOD)], acknowledgements: [] }
    expect(stateInsights(input, thresholds)).toMatchObject([{ state: 'open', hasFewMessages: true }])
  })
})

describe('countOpen', () => {
  it('counts open ones on 20 known messages and more', () => {
    const few = states({ none: 19 }, { none: 19 })
    const enough = states({ none: 20 }, { none: 20 })
    const known = states(BAD, BAD, acknowledgedAt(0.5))
    expect(countOpen([...few, ...enough, ...known, ...states(BAD, GOOD)])).toBe(1)
  })
})
