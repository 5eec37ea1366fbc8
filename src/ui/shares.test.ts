import { expect, it } from 'vitest'
import { authenticationShares, largestSegment, tlsShares } from './shares.ts'

it('takes shares over the known versions, with unknown beside them', () => {
  const shares = tlsShares({ '1.2': 10, '1.0': 30, unknown: 60 })
  expect(shares.segments).toEqual([
    { name: '1.0', messages: 30, share: 0.75 },
    { name: '1.2', messages: 10, share: 0.25 },
  ])
  expect(shares.known).toBe(40)
  expect(shares.unknown).toBe(60)
})

it('has no share where nothing is known', () => {
  expect(tlsShares({ unknown: 7 })).toEqual({ segments: [], known: 0, unknown: 7 })
  expect(authenticationShares({})).toEqual({ segments: [], known: 0, unknown: 0 })
})

it('shares authentication over Basic and OAuth', () => {
  expect(authenticationShares({ basic: 1, oauth: 3, unknown: 9 }).segments).toEqual([
    { name: 'basic', messages: 1, share: 0.25 },
    { name: 'oauth', messages: 3, share: 0.75 },
  ])
})

it('finds the largest part, the first of equal ones', () => {
  expect(largestSegment(tlsShares({ none: 2, '1.2': 5, '1.3': 5 }))?.name).toBe('1.2')
  expect(largestSegment(tlsShares({ unknown: 2 }))).toBeNull()
})
