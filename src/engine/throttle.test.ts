import { expect, it } from 'vitest'
import { createFakeClock } from '../../test/fakes/clock.ts'
import { createThrottle } from './throttle.ts'

function throttled(clock = createFakeClock(0)) {
  const runs: number[] = []
  return { clock, runs, ask: createThrottle(clock, 84, () => runs.push(clock.now())) }
}

it('runs at once, then in time, and not again when nobody asked', () => {
  const { clock, runs, ask } = throttled()
  ask()
  clock.advance(10)
  ask()
  ask()
  clock.advance(500)
  expect(runs).toEqual([0, 84])
})

it('runs without waiting where it must', () => {
  const { clock, runs, ask } = throttled()
  ask()
  clock.advance(10)
  ask()
  ask.now()
  clock.advance(500)
  expect(runs).toEqual([0, 10])
})

it('hears whoever asks while no timer can fire', () => {
  let now = 0
  const runs: number[] = []
  const deaf = { now: () => now, after: () => () => {} }
  const ask = createThrottle(deaf, 84, () => runs.push(now))
  for (now = 0; now <= 400; now += 20) ask()
  // Every 20 ms it asks; the first time that 84 ms are over counts.
  expect(runs).toEqual([0, 100, 200, 300, 400])
})

it('does not wait for a clock that was set back', () => {
  let now = 1_000_000
  const runs: number[] = []
  const ask = createThrottle({ now: () => now, after: () => () => {} }, 84, () => runs.push(now))
  ask()
  now = 5
  ask()
  expect(runs).toEqual([1_000_000, 5])
})
