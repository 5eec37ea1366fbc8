import { describe, expect, it } from 'vitest'
import { parseDay } from '../facts/day.ts'
import { createFormats, formatAge, formatTimeLeft, localeOf } from './format.ts'

const british = createFormats('en-GB')
const day = parseDay

describe('percent', () => {
  it('never rounds a part to nothing nor an incomplete whole to all', () => {
    expect(british.percent(0)).toBe('0%')
    expect(british.percent(1 / 1000)).toBe('<1%')
    expect(british.percent(999 / 1000)).toBe('>99%')
    expect(british.percent(1)).toBe('100%')
  })

  it('takes digits', () => {
    expect(british.percent(0.2504, 1)).toBe('25%')
    expect(british.percent(0.2551, 1)).toBe('25.5%')
    expect(british.percent(0.0001, 1)).toBe('<0.1%')
  })

  it('stands with its count', () => {
    expect(british.share(30, 40)).toBe('75% (30)')
    expect(british.share(1200, 2400)).toBe('50% (1,200)')
    expect(british.share(0, 0)).toBe('0% (0)')
  })
})

describe('days', () => {
  it('names UTC days', () => {
    expect(british.day(day('2026-11-20'))).toBe('20 Nov')
    expect(british.longDay(day('2026-11-20'))).toMatch(/^Fri,? 20 Nov 2026$/)
    expect(british.month(day('2026-12-31'))).toBe('December 2026')
  })

  it('names a range once, and a single day alone', () => {
    expect(british.range({ from: day('2026-11-14'), to: day('2026-11-20') })).toMatch(/^14.+20 Nov 2026$/)
    expect(british.range({ from: day('2026-11-14'), to: day('2026-11-14') })).toBe('14 Nov 2026')
  })
})

describe('bytes', () => {
  it('chooses the unit', () => {
    expect(british.bytes(0)).toMatch(/^0 byte/)
    expect(british.bytes(999)).toMatch(/^999 byte/)
    expect(british.bytes(1500)).toMatch(/^1\.5.?kB$/i)
    expect(british.bytes(48_200_312)).toMatch(/^48.?MB$/)
    expect(british.bytes(3_000_000_000_000)).toMatch(/^3,000.?GB$/)
  })
})

describe('durations', () => {
  it('says seconds, then minutes', () => {
    expect(formatTimeLeft(0.2)).toBe('1 second left.')
    expect(formatTimeLeft(89)).toBe('89 seconds left.')
    expect(formatTimeLeft(125)).toBe('2 minutes left.')
  })

  it('says an age', () => {
    const now = 1_000_000_000
    expect(formatAge(now - 59_000, now)).toBe('just now')
    expect(formatAge(now - 61_000, now)).toBe('1 minute ago')
    expect(formatAge(now - 47 * 3_600_000, now)).toBe('47 hours ago')
    expect(formatAge(now - 49 * 3_600_000, now)).toBe('2 days ago')
    expect(formatAge(now + 60_000, now)).toBe('just now')
  })
})

describe('localeOf', () => {
  it("takes the reader's own form of the language of the texts", () => {
    expect(localeOf('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB')
    expect(localeOf('en', ['de-DE'])).toBe('en')
  })
})
