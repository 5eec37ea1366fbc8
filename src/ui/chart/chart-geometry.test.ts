import { describe, expect, it } from 'vitest'
import { bandOf, dayAt, tipLeft } from './chart-geometry.ts'

// Four days of 100 pixels each, 40 from the left.
const box = { left: 40, top: 20, width: 400, height: 200 }
const drawn = { from: 10, to: 13 }

it('finds the day under a pointer, and the nearest one beside the area', () => {
  expect([139, 140, 439].map((x) => dayAt(x, box, drawn))).toEqual([10, 11, 13])
  expect([0, 460].map((x) => dayAt(x, box, drawn))).toEqual([10, 13])
})

it('places a run of days', () => {
  expect(bandOf({ from: 11, to: 12 }, box, drawn)).toEqual({ left: 140, width: 200 })
})

describe('tipLeft', () => {
  it('stands to the right, to the left where that does not fit, else inside', () => {
    expect(tipLeft(100, 150, 500)).toBe(112)
    expect(tipLeft(400, 150, 500)).toBe(238)
    expect(tipLeft(150, 200, 300)).toBe(100)
    expect(tipLeft(150, 320, 300)).toBe(0)
  })
})
