import { describe, expect, it } from 'vitest'
import type { SenderAttribute, SenderRow } from './report.ts'
import { hasLook, unusualActivity, usesAuthentication } from './unusual-activity.ts'

const ROW: SenderRow = {
  address: 'scan@contoso.com',
  domain: 'contoso.com',
  messages: 20,
  tls: { unknown: 20 },
  authentication: { unknown: 20 },
  clientIps: [],
  firstDay: 100,
  lastDay: 106,
  certainty: 'likely',
  previousMessages: null,
  isNew: null,
  attributes: [],
}

function portal(change: Partial<SenderAttribute>): SenderAttribute {
  return { ...ROW, family: 'portal-report', range: null, tls: {}, authentication: {}, ...change }
}

function rowOf(change: Partial<SenderRow>): SenderRow {
  return { ...ROW, ...change }
}

describe('a look', () => {
  it('has grown at three times and 20 messages, no earlier', () => {
    expect(hasLook(rowOf({ messages: 20, previousMessages: 6 }), 'grown')).toBe(true)
    expect(hasLook(rowOf({ messages: 20, previousMessages: 7 }), 'grown')).toBe(false)
    expect(hasLook(rowOf({ messages: 21, previousMessages: 7 }), 'grown')).toBe(true)
    expect(hasLook(rowOf({ messages: 19, previousMessages: 1 }), 'grown')).toBe(false)
    expect(hasLook(rowOf({ messages: 20, previousMessages: 0 }), 'grown')).toBe(true)
  })

  it('cannot tell growth without the period before, but for a sender of few messages', () => {
    expect(hasLook(rowOf({ messages: 20, previousMessages: null }), 'grown')).toBeNull()
    expect(hasLook(rowOf({ messages: 19, previousMessages: null }), 'grown')).toBe(false)
  })

  it('finds one old message, in the words of another family where the counted one says nothing', () => {
    expect(hasLook(rowOf({ tls: { '1.1': 1, '1.3': 19 } }), 'old-tls')).toBe(true)
    expect(hasLook(rowOf({ tls: { none: 1, '1.2': 19 } }), 'old-tls')).toBe(false)
    expect(hasLook(rowOf({ attributes: [portal({ tls: { '1.0': 1 } })] }), 'old-tls')).toBe(true)
    expect(hasLook(rowOf({}), 'old-tls')).toBeNull()
    // One message may have been an old one.
    expect(hasLook(rowOf({ tls: { '1.2': 19, unknown: 1 } }), 'old-tls')).toBeNull()
  })
})

describe('authentication', () => {
  it('counts a sender of both in both, and as unknown only one of which nothing is known', () => {
    const both = rowOf({ authentication: { basic: 1, oauth: 2, unknown: 3 } })
    expect(usesAuthentication(both, 'basic')).toBe(true)
    expect(usesAuthentication(both, 'oauth')).toBe(true)
    expect(usesAuthentication(both, 'unknown')).toBe(false)
    expect(usesAuthentication(rowOf({}), 'unknown')).toBe(true)
  })

  it('is taken from another family where the counted one knows nothing, and counted as borrowed', () => {
    const borrowing = rowOf({ attributes: [portal({ authentication: { basic: 4 } })] })
    const activity = unusualActivity([
      borrowing,
      rowOf({ authentication: { oauth: 1 }, attributes: [portal({ authentication: { basic: 4 } })] }),
      rowOf({ isNew: true, previousMessages: 0, tls: { '1.0': 20 } }),
      rowOf({ isNew: false, previousMessages: 19, tls: { '1.2': 20 } }),
    ])
    expect(activity).toEqual({
      looks: {
        new: { senders: 1, unjudged: 2 },
        grown: { senders: 1, unjudged: 2 },
        'old-tls': { senders: 1, unjudged: 2 },
      },
      authentication: { basic: 1, oauth: 1, unknown: 2 },
      borrowed: { tls: 0, authentication: 1 },
    })
  })
})
