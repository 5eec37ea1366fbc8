import { describe, expect, it } from 'vitest'
import { inputOf, type RollupLine, rollupsOf } from '../../test/helpers/report-input.ts'
import { tracedMessages } from './traced-messages.ts'

const SEEN = { kind: 'seen', sender: 'scan@contoso.com', isFirstHop: false } as const

function report(...lines: readonly RollupLine[]) {
  return tracedMessages(inputOf({ rollups: [rollupsOf('message-trace', lines)] }))
}

describe('tracedMessages', () => {
  it('adds up messages by sender and status, inside the range, and nothing but what was only seen', () => {
    expect(
      report(
        [99, 50, { ...SEEN, status: 'failed' }],
        [101, 4, { ...SEEN, status: 'delivered', client: '203.0.113.9' }],
        [100, 2, { ...SEEN, status: 'delivered', client: '192.168.1.9' }],
        [103, 1, { ...SEEN, status: 'quarantined', client: '203.0.113.9' }],
        [102, 3, { ...SEEN, sender: '' }],
        [102, 9, { kind: 'inbound' }],
        [102, 9, { kind: 'submission', sender: 'scan@contoso.com' }],
      ),
    ).toEqual({
      messages: 10,
      statuses: { delivered: 6, quarantined: 1, unknown: 3 },
      senders: [
        {
          address: 'scan@contoso.com',
          domain: 'contoso.com',
          messages: 7,
          statuses: { delivered: 6, quarantined: 1 },
          clientIps: ['192.168.1.9', '203.0.113.9'],
          firstDay: 100,
          lastDay: 103,
        },
        {
          address: '',
          domain: '',
          messages: 3,
          statuses: { unknown: 3 },
          clientIps: [],
          firstDay: 102,
          lastDay: 102,
        },
      ],
    })
  })

  it('sorts equal senders by address', () => {
    const { senders } = report([100, 1, { ...SEEN, sender: 'b@c.d' }], [100, 1, { ...SEEN, sender: 'a@c.d' }])
    expect(senders.map(({ address }) => address)).toEqual(['a@c.d', 'b@c.d'])
  })

  it('keeps its shape without facts', () => {
    expect(tracedMessages(inputOf({ range: null }))).toEqual({ messages: 0, statuses: {}, senders: [] })
  })
})
