import { expect, it } from 'vitest'
import { shareRows } from './share-rows.ts'

it('takes shares over the known ones, in the order of the names', () => {
  // 30 + 10 are known, 5 are not.
  expect(shareRows(['none', '1.2', '1.3', 'unknown'], { '1.2': 30, none: 10, unknown: 5 })).toEqual([
    { name: 'none', messages: 10, share: 0.25 },
    { name: '1.2', messages: 30, share: 0.75 },
    { name: '1.3', messages: 0, share: 0 },
    { name: 'unknown', messages: 5, share: null },
  ])
})

it('states no share where none is known', () => {
  expect(shareRows(['basic', 'unknown'], { unknown: 5 }).map(({ share }) => share)).toEqual([null, null])
})
