import { describe, expect, it } from 'vitest'
import type { Shape } from '../facts/shape.ts'
import { type MessageFact, resolveMessage } from './resolve-message.ts'

const SHAPE: Shape = {
  kind: 'inbound',
  connector: null,
  connectorType: 'None',
  tls: 'unknown',
  authentication: 'unknown',
  certainty: 'certain',
  sender: 'ann@contoso.com',
  client: '',
  status: 'unknown',
  forcedTls: 'unknown',
  isFirstHop: false,
}

/** A fact of the extended report on day 100, tick 10, changed in parts. */
function fact(
  shape: Partial<Shape> = {},
  { format = 'extended-trace', day = 100, ticks = 10, bytes = 1, deliveries = 1 }: Partial<MessageFact> = {},
): MessageFact {
  return { format, day, ticks, bytes, deliveries, shape: { ...SHAPE, ...shape } }
}

const SUMMARY = { format: 'enhanced-summary' } as const
const TRACE = { format: 'message-trace' } as const
const INTERNAL = { kind: 'internal', sender: '' } as const

/** What stands, in either order of the facts. */
function resolve(...facts: readonly MessageFact[]) {
  const standing = resolveMessage(facts)
  expect(new Set(resolveMessage([...facts].reverse()))).toEqual(new Set(standing))
  return standing
}

describe('resolveMessage', () => {
  it('lets the best rank of a direction stand, even where it is later', () => {
    const summary = fact({ connector: 'Relay', connectorType: 'Unknown' }, { ...SUMMARY, day: 99 })
    expect(resolve(summary, fact())).toMatchObject([
      { day: 100, shape: { connector: null, isFirstHop: true } },
    ])
  })

  it('takes a direction that the best rank says nothing of from the next', () => {
    const standing = resolve(fact({ kind: 'outbound' }, SUMMARY), fact())
    expect(standing.map(({ shape }) => shape.kind)).toEqual(['inbound', 'outbound'])
  })

  it('fills what is unknown from lower ranks, on the same connector only', () => {
    const bare = fact({ connector: 'Relay', connectorType: 'Unknown', sender: '' })
    const same = fact({ connector: 'Relay', connectorType: 'Partner', tls: '1.2' }, { ...SUMMARY, bytes: 9 })
    expect(resolve(bare, same)).toMatchObject([
      { bytes: 1, shape: { connectorType: 'Partner', tls: '1.2', sender: 'ann@contoso.com' } },
    ])
    const other = fact({ connector: 'Smart host', connectorType: 'Partner', tls: '1.2' }, SUMMARY)
    expect(resolve(bare, other)).toMatchObject([
      { shape: { connector: 'Relay', connectorType: 'Unknown', tls: 'unknown' } },
    ])
    const known = fact({ connector: 'Relay', connectorType: 'OnPremises', tls: '1.0' })
    expect(resolve(known, same)).toMatchObject([{ shape: { connectorType: 'OnPremises', tls: '1.0' } }])
  })

  it('counts a loop once for each connector, and its earliest hop for the direction', () => {
    const filter = fact({ connector: 'Filter', tls: '1.0' }, { ticks: 11 })
    expect(resolve(filter, fact({ tls: '1.2' }))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ shape: { ...SHAPE, tls: '1.2', isFirstHop: true } }),
        expect.objectContaining({ shape: { ...SHAPE, connector: 'Filter', tls: '1.0', isFirstHop: false } }),
      ]),
    )
  })

  it('lets the earliest record of a connector decide, to the last tick and over midnight', () => {
    const late = fact({ tls: '1.3' }, { day: 101, ticks: 0 })
    const early = fact({ tls: '1.2' }, { day: 100, ticks: 863_999_999_999 })
    expect(resolve(late, early)).toMatchObject([{ day: 100, shape: { tls: '1.2' } }])
    expect(resolve(fact({ tls: '1.3' }, { ticks: 9 }), fact({ tls: 'none' }))).toMatchObject([
      { shape: { tls: '1.3' } },
    ])
  })

  it('decides between facts of one instant: known TLS, the lower version, the smaller text', () => {
    expect(resolve(fact(), fact({ tls: '1.3' }))).toMatchObject([{ shape: { tls: '1.3' } }])
    expect(resolve(fact({ tls: '1.2' }), fact({ tls: '1.0' }))).toMatchObject([{ shape: { tls: '1.0' } }])
    expect(resolve(fact({ tls: 'none' }), fact({ tls: '1.0' }))).toMatchObject([{ shape: { tls: 'none' } }])
    expect(resolve(fact({ sender: 'b@c.d' }), fact({ sender: 'a@c.d' }))).toMatchObject([
      { shape: { sender: 'a@c.d' } },
    ])
  })

  it('counts a named connector before none where two hops are of one instant', () => {
    const named = fact({ connector: 'Filter', connectorType: 'OnPremises' })
    const first = resolve(fact({ tls: 'none' }), named).filter(({ shape }) => shape.isFirstHop)
    expect(first).toMatchObject([{ shape: { connector: 'Filter' } }])
  })

  it('keeps a known type of a connector, whichever fact states it', () => {
    const early = fact({ connector: 'Filter', connectorType: 'Unknown', tls: '1.2' }, { ticks: 1 })
    const late = fact({ connector: 'Filter', connectorType: 'OnPremises', tls: '1.0' })
    expect(resolve(early, late)).toMatchObject([{ shape: { connectorType: 'OnPremises', tls: '1.2' } }])
  })

  it('counts the earliest of several summary records, whatever direction it has', () => {
    const sent = fact({ kind: 'outbound' }, { ...SUMMARY, ticks: 1 })
    expect(resolve(sent, fact({}, SUMMARY))).toMatchObject([{ shape: { kind: 'outbound' } }])
    expect(resolve(fact(INTERNAL, { ...SUMMARY, ticks: 1 }), fact({}, SUMMARY))).toMatchObject([
      { shape: { kind: 'internal' } },
    ])
  })

  it('counts a message as internal only where nothing crosses, by its best rank', () => {
    expect(resolve(fact(INTERNAL, { day: 90 }), fact({}, SUMMARY))).toMatchObject([
      { day: 100, shape: { kind: 'inbound' } },
    ])
    expect(
      resolve(fact(INTERNAL, { day: 90, ...SUMMARY }), fact(INTERNAL), fact(INTERNAL, { day: 101 })),
    ).toEqual([{ day: 100, bytes: 1, deliveries: 1, shape: { ...SHAPE, ...INTERNAL } }])
  })

  it('counts one submission a message, beside its crossing or as internal', () => {
    const submission = { kind: 'submission', certainty: 'likely', client: '203.0.113.9' } as const
    const later = fact({ ...submission, client: '203.0.113.1' }, { ticks: 11 })
    expect(resolve(later, fact(submission), fact({ kind: 'outbound' }))).toMatchObject([
      { shape: { kind: 'submission', client: '203.0.113.9' } },
      { shape: { kind: 'outbound', isFirstHop: true } },
    ])
    expect(resolve(fact(submission), fact(INTERNAL)).map(({ shape }) => shape.kind)).toEqual([
      'submission',
      'internal',
    ])
  })

  it('counts a message as only seen where nothing else is told of it', () => {
    const seen = fact({ kind: 'seen', status: 'failed', client: '203.0.113.9' }, TRACE)
    expect(resolve(seen)).toMatchObject([{ day: 100, shape: { kind: 'seen', status: 'failed' } }])
    expect(resolve(seen, fact({}, SUMMARY))).toMatchObject([{ shape: { kind: 'inbound' } }])
    expect(resolve(seen, fact(INTERNAL, SUMMARY))).toMatchObject([{ shape: { kind: 'internal' } }])
    const submission = fact({ kind: 'submission', client: '203.0.113.1' })
    expect(resolve(seen, submission)).toMatchObject([
      { shape: { kind: 'submission', client: '203.0.113.1', status: 'unknown' } },
    ])
  })

  it('fills the client of a submission from a trace that only saw it', () => {
    const seen = fact({ kind: 'seen', client: '203.0.113.9', sender: 'x@contoso.com' }, TRACE)
    expect(resolve(seen, fact({ kind: 'submission' }))).toMatchObject([
      { shape: { kind: 'submission', client: '203.0.113.9', sender: 'ann@contoso.com' } },
    ])
  })

  it('gives a message that was only seen its worst status and most recipients, at its earliest record', () => {
    const delivered = fact({ kind: 'seen', status: 'delivered' }, { ...TRACE, deliveries: 3 })
    const pending = fact({ kind: 'seen', status: 'pending' }, { ...TRACE, ticks: 11, deliveries: 1 })
    const unknown = fact({ kind: 'seen', status: 'unknown' }, { ...TRACE, ticks: 9, deliveries: 2 })
    expect(resolve(delivered, pending, unknown, delivered)).toEqual([
      {
        day: 100,
        bytes: 1,
        deliveries: 3,
        shape: { ...SHAPE, kind: 'seen', status: 'pending' },
      },
    ])
  })

  it('is the same for any order and any repetition of what was seen', () => {
    const statuses = ['unknown', 'delivered', 'getting-status', 'quarantined', 'failed'] as const
    const seen = statuses.map((status, index) =>
      fact({ kind: 'seen', status, client: index % 2 ? '203.0.113.9' : '' }, { ...TRACE, ticks: index % 3 }),
    )
    const expected = resolveMessage(seen)
    expect(expected).toMatchObject([{ shape: { status: 'failed' } }])
    for (let turn = 0; turn < seen.length; turn++) {
      const turned = [...seen.slice(turn), ...seen.slice(0, turn)]
      expect(resolve(...turned, ...seen.slice(turn))).toEqual(expected)
    }
  })

  it('says nothing of no facts', () => {
    expect(resolveMessage([])).toEqual([])
  })

  it('counts every attempt to log on once, beside what became of a message', () => {
    const failed = { kind: 'failed-logon', tls: 'none' } as const
    expect(resolve(fact(failed), fact({ ...failed, tls: '1.2' }, { ticks: 11 }))).toMatchObject([
      { shape: { kind: 'failed-logon', tls: 'none' } },
    ])
    expect(resolve(fact(), fact(failed), fact({ kind: 'sign-in' }))).toHaveLength(3)
  })

  it('counts a sign-in that is stated as refused and as let in as let in', () => {
    const facts = [fact({ kind: 'failed-sign-in' }), fact({ kind: 'sign-in' }, { ticks: 11 })]
    for (const given of [facts, facts.toReversed()]) {
      expect(resolve(...given)).toMatchObject([{ shape: { kind: 'sign-in' } }])
    }
  })

  it('takes the stronger type of two summary records that are alike in all else', () => {
    const untyped = fact({ connector: 'Relay', connectorType: 'Unknown' }, SUMMARY)
    const typed = fact({ connector: 'Relay', connectorType: 'OnPremises' }, SUMMARY)
    expect(resolve(untyped, typed)).toMatchObject([{ shape: { connectorType: 'OnPremises' } }])
  })
})
