import { expect, it } from 'vitest'
import { tlsShares } from '../../ui/shares.ts'
import { oldTls } from './week-choice.ts'

it('keeps the versions that need a look, as shares of all known messages', () => {
  const old = oldTls(tlsShares({ none: 1, '1.0': 1, '1.2': 8, unknown: 5 }))
  expect(old.segments.map(({ name, share }) => [name, share])).toEqual([
    ['none', 0.1],
    ['1.0', 0.1],
  ])
})
