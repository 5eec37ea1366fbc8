import { describe, expect, it } from 'vitest'
import { cpuBetween } from './cpu-watch.mjs'

const SAMPLES = [
  { at: 1_000, cpuMs: 50 },
  { at: 1_020, cpuMs: 90 },
  { at: 1_040, cpuMs: 90 },
]

describe('the CPU time at a moment', () => {
  it('lies on the line between two samples', () => {
    expect(cpuBetween(SAMPLES, 1_000)).toBe(50)
    // A quarter of the way from 50 to 90.
    expect(cpuBetween(SAMPLES, 1_005)).toBe(60)
    expect(cpuBetween(SAMPLES, 1_030)).toBe(90)
  })

  it('is that of the nearest sample outside', () => {
    expect(cpuBetween(SAMPLES, 900)).toBe(50)
    expect(cpuBetween(SAMPLES, 2_000)).toBe(90)
    expect(cpuBetween([], 1_000)).toBeNaN()
  })
})
