import { describe, expect, it } from 'vitest'
import type { TlsCounts } from '../facts/tls.ts'
import { type ConnectorTls, findInsights } from './find-insights.ts'

function connector(tls: TlsCounts, name: string | null = 'Relay'): ConnectorTls {
  const messages = Object.values(tls).reduce((sum, count) => sum + count, 0)
  return { direction: 'inbound', connector: name, messages, tls }
}

const idsOf = (tls: TlsCounts): string[] => findInsights([connector(tls)]).map(({ id }) => id)

describe('findInsights', () => {
  it.each([
    // 25 of 100 and 1 of 4 are not over a quarter.
    [{ none: 25, '1.2': 75 }, []],
    [{ none: 26, '1.2': 74 }, ['no-tls-over-25']],
    [{ none: 1, '1.2': 3 }, []],
    [{ '1.0': 50, '1.2': 50 }, []],
    [{ '1.0': 51, '1.2': 49 }, ['tls10-over-50']],
    // Mail of unknown version is no part of the share: 26 of 100, and 25 of 100.
    [{ none: 26, '1.2': 74, unknown: 900 }, ['no-tls-over-25']],
    [{ none: 25, '1.2': 75, unknown: 900 }, []],
    [{ none: 30, '1.0': 70 }, ['no-tls-over-25', 'tls10-over-50']],
    [{ unknown: 10 }, []],
    [{}, []],
  ] as const)('finds in %j: %j', (tls, ids) => {
    expect(idsOf(tls)).toEqual(ids)
  })

  it('shows its evidence, the share not rounded', () => {
    expect(findInsights([connector({ none: 1, '1.3': 2, unknown: 4 })])).toEqual([
      {
        id: 'no-tls-over-25',
        direction: 'inbound',
        connector: 'Relay',
        version: 'none',
        limit: 0.25,
        share: 1 / 3,
        messages: 3,
        unknown: 4,
        hasFewMessages: true,
      },
    ])
  })

  it('says "few messages" below 20 known ones', () => {
    const few = (known: number) => findInsights([connector({ none: known, unknown: 50 })])[0]?.hasFewMessages
    expect([few(19), few(20)]).toEqual([true, false])
  })

  it('leaves mail without a connector alone, and keeps the order of the connectors', () => {
    const all = [connector({ none: 9 }, null), connector({ '1.0': 9 }, 'z'), connector({ none: 9 }, 'a')]
    expect(findInsights(all).map(({ connector: name, id }) => [name, id])).toEqual([
      ['z', 'tls10-over-50'],
      ['a', 'no-tls-over-25'],
    ])
  })
})
