import { expect, it, vi } from 'vitest'

vi.mock('../platform/badge.ts', () => ({ setBadgeText: vi.fn() }))

const { badgeText } = await import('./badge.ts')

it.each([
  [0, ''],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
])('shows %i open insights as "%s"', (count, text) => {
  expect(badgeText(count)).toBe(text)
})
