import { expect, it } from 'vitest'
import { createMountLimit } from './mount-limit.ts'

it('is reached by five mounts within ten seconds', () => {
  const limit = createMountLimit()
  for (const at of [0, 1_000, 2_000, 9_000]) limit.note(at)
  expect(limit.isReached(9_000)).toBe(false)
  limit.note(9_999)
  expect(limit.isReached(9_999)).toBe(true)
})

it('forgets what is ten seconds ago', () => {
  const limit = createMountLimit()
  for (const at of [0, 1, 2, 3, 10_000]) limit.note(at)
  // Of the five, the one at 0 has left the ten seconds before 10,000.
  expect(limit.isReached(10_000)).toBe(false)
})

it('then lets a second pass before the next', () => {
  const limit = createMountLimit()
  for (const at of [0, 1, 2, 3]) limit.note(at)
  expect(limit.mustRest(4)).toBe(false)
  limit.note(4)
  expect(limit.mustRest(1_003)).toBe(true)
  expect(limit.mustRest(1_004)).toBe(false)
})
