import { describe, expect, it } from 'vitest'
import { importOf, inputOf, type RollupLine, rollupsOf } from '../../test/helpers/report-input.ts'
import { mailFlowReport } from './mail-flow.ts'

const COVERED = { from: 99, to: 106 }
const TRACE_IMPORT = importOf('extended-trace', COVERED)

function report(...lines: readonly RollupLine[]) {
  return mailFlowReport(inputOf({ imports: [TRACE_IMPORT], rollups: [rollupsOf('message-trace', lines)] }))
}

describe('mailFlowReport', () => {
  it('adds up messages and TLS by connector and day, inside the range', () => {
    const relay = { connector: 'Relay', connectorType: 'OnPremises' } as const
    const { connectors, inbound, outbound, internal } = report(
      [99, 99, { ...relay, tls: '1.0' }],
      [101, 2, { ...relay, tls: '1.2', sender: 'b@c.d' }],
      [100, 3, { ...relay, tls: 'none' }],
      [100, 1, { ...relay, tls: 'none', sender: 'b@c.d' }],
      [106, 4, { kind: 'internal' }],
      [107, 9, relay],
    )
    expect(connectors).toEqual([
      {
        direction: 'inbound',
        connector: 'Relay',
        connectorType: 'OnPremises',
        messages: 6,
        tls: { none: 4, '1.2': 2 },
        byDay: [
          { day: 100, messages: 4, tls: { none: 4 }, forcedTls: 'unknown' },
          { day: 101, messages: 2, tls: { '1.2': 2 }, forcedTls: 'unknown' },
        ],
      },
    ])
    expect(inbound).toMatchObject({ messages: 6, tls: { none: 4, '1.2': 2 } })
    expect(outbound).toEqual({ messages: 0, tls: {}, byDay: [] })
    expect(internal).toBe(4)
  })

  it('counts a message of a loop once in its direction', () => {
    const { inbound, connectors } = report(
      [100, 5, { tls: '1.2' }],
      [100, 5, { connector: 'Filter', tls: '1.0', isFirstHop: false }],
    )
    expect(inbound).toMatchObject({ messages: 5, tls: { '1.2': 5 } })
    expect(connectors.map(({ messages }) => messages)).toEqual([5, 5])
  })

  it('sorts by messages, then name by code unit, without a connector first, inbound before outbound', () => {
    const { connectors } = report(
      [100, 1, { connector: 'b' }],
      [100, 1, { connector: 'B' }],
      [100, 1, { connector: 'a', kind: 'outbound' }],
      [100, 1, { connector: 'a' }],
      [100, 1, {}],
      [100, 2, { connector: 'z' }],
    )
    expect(connectors.map(({ connector, direction }) => [connector, direction])).toEqual([
      ['z', 'inbound'],
      [null, 'inbound'],
      ['B', 'inbound'],
      ['a', 'inbound'],
      ['a', 'outbound'],
      ['b', 'inbound'],
    ])
  })

  it("says of a connector's day whether TLS was forced: not where a part of it does not say", () => {
    const relay = { connector: 'Relay' } as const
    const { connectors } = report(
      [100, 3, { ...relay, forcedTls: 'yes', tls: '1.2' }],
      [100, 1, { ...relay, forcedTls: 'yes', tls: '1.3' }],
      [101, 3, { ...relay, forcedTls: 'yes' }],
      [101, 1, { ...relay, forcedTls: 'no' }],
      [102, 3, { ...relay, forcedTls: 'no' }],
      [102, 1, { ...relay, forcedTls: 'unknown' }],
    )
    expect(connectors[0]?.byDay.map(({ forcedTls }) => forcedTls)).toEqual(['yes', 'mixed', 'unknown'])
  })

  it('keeps the known type of a connector', () => {
    const { connectors } = report(
      [100, 9, { connector: 'Relay', connectorType: 'Unknown' }],
      [101, 1, { connector: 'Relay', connectorType: 'Partner' }],
      [101, 1, { connector: 'Other', connectorType: 'Unknown' }],
    )
    expect(connectors.map(({ connectorType }) => connectorType)).toEqual(['Partner', 'Unknown'])
  })

  it('chooses its family alone: most covered days with a crossing, the portal report in a tie', () => {
    const trace = rollupsOf('message-trace', [[100, 1, {}]])
    const portal = rollupsOf('portal-report', [[100, 7, {}]])
    const choose = (covered: { from: number; to: number }, family?: 'message-trace') =>
      mailFlowReport(
        inputOf({
          imports: [TRACE_IMPORT, importOf('inbound-outbound-messages', covered)],
          rollups: [trace, portal],
          ...(family ? { family } : {}),
        }),
      )
    expect(choose(COVERED)).toMatchObject({ family: 'portal-report', inbound: { messages: 7 } })
    expect(choose({ from: 100, to: 103 })).toMatchObject({
      family: 'message-trace',
      inbound: { messages: 1 },
    })
    expect(choose(COVERED, 'message-trace')).toMatchObject({ family: 'message-trace' })
    expect(
      choose(COVERED).coverage.map(({ family, days, hasFacts }) => [family, days.length, hasFacts]),
    ).toEqual([
      ['portal-report', 7, true],
      ['message-trace', 7, true],
    ])
  })

  it('names the family of internal mail where nothing crosses', () => {
    expect(report([100, 4, { kind: 'internal' }])).toMatchObject({ family: 'message-trace', internal: 4 })
  })

  it('keeps its shape without facts', () => {
    const nothing = { messages: 0, tls: {}, byDay: [] }
    expect(mailFlowReport(inputOf({ range: null }))).toEqual({
      range: null,
      family: null,
      coverage: [],
      internal: 0,
      inbound: nothing,
      outbound: nothing,
      connectors: [],
      twiceCovered: [],
    })
  })
})
