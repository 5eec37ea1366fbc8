import { expect, it, vi } from 'vitest'
import english from '../../public/_locales/en/messages.json' with { type: 'json' }

vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: {
      getMessage: (key: string) => (english as Record<string, { message: string }>)[key]?.message ?? '',
      getUILanguage: () => 'en-US',
    },
  },
}))

const { badgeText, badgeTitle } = await import('./badge.ts')
const { NOTICE_ADDRESSES, noticeOf } = await import('./notices.ts')
const { formatViewState, parseViewState } = await import('../pages/shared/view-state.ts')

it.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
])('shows %i open insights as "%s"', (count, text) => {
  expect(badgeText(count)).toBe(text)
})

it('names the open insights in the tooltip, those on few messages not', () => {
  const insight = {
    id: 'tls10-over-50',
    direction: 'inbound',
    connector: 'Contoso relay',
    version: '1.0',
    limit: 0.6,
    share: 0.6,
    messages: 100,
    unknown: 0,
    hasFewMessages: false,
  } as const
  const worst = [insight, { ...insight, connector: 'To printers', hasFewMessages: true }]
  expect(badgeTitle({ open: 1, byRule: [{ id: 'tls10-over-50', limit: 0.6, count: 1 }], worst })).toBe(
    'Mail Flow Insights: 1 open insight\nTLS 1.0 is above 60%: 1\nContoso relay',
  )
  expect(badgeTitle({ open: 0, byRule: [], worst: [] })).toBe('Mail Flow Insights')
})

it('tells news in words, three names at most', () => {
  const addresses = ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com', 'e@x.com']
  expect(noticeOf({ kind: 'senders', addresses })).toEqual({
    id: 'senders',
    title: '5 new SMTP AUTH senders',
    message: 'a@x.com, b@x.com, c@x.com and 2 more',
  })
  expect(noticeOf({ kind: 'insights', connectors: ['Relay'] })).toEqual({
    id: 'insights',
    title: '1 connector has a new insight',
    message: 'Relay',
  })
  expect(noticeOf({ kind: 'old', days: 15 }).title).toBe('The newest imported day is 15 days old')
})

it.each(Object.values(NOTICE_ADDRESSES))(
  'leads from a notification to %s, a view as the report writes it',
  (address) => {
    expect(formatViewState(parseViewState(address))).toBe(address)
  },
)
