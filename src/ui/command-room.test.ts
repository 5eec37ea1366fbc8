import { expect, it } from 'vitest'
import { commandsThatFit } from './command-room.ts'

/** Three commands of 100 with gaps of 10 need 320; "More" needs 40. */
const fitIn = (room: number) => commandsThatFit([100, 100, 100], { room, gap: 10, more: 40 })

it('shows all where they fit, without room for More', () => {
  expect([fitIn(320), fitIn(1000)]).toEqual([3, 3])
})

it('leaves room for More where one does not fit', () => {
  // Two and More: 100 + 10 + 100 + 10 + 40 = 260. One and More: 150.
  expect([fitIn(319), fitIn(260), fitIn(259), fitIn(150), fitIn(149)]).toEqual([2, 2, 1, 1, 0])
})

it('has nothing to show of nothing', () => {
  expect(commandsThatFit([], { room: 0, gap: 10, more: 40 })).toBe(0)
})
