import { describe, expect, it, vi } from 'vitest'
import { parseDay } from '../../facts/day.ts'
import { START } from './chart-cursor.ts'
import { shareByDay, volumeByDomain } from './chart-data.ts'
import { dayText, liveText, seriesName } from './chart-words.ts'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const first = parseDay('2026-11-16')
const days = { range: { from: first, to: first + 2 }, covered: [first, first + 1] }
const stack = volumeByDomain(
  [
    { day: first, domain: 'contoso.com', messages: 1200 },
    { day: first, domain: 'fabrikam.com', messages: 3 },
  ],
  days,
  { domain: null, otherName: 'Other domains' },
)
const shares = shareByDay(
  [
    { day: first, tls: { '1.2': 3, none: 1, unknown: 12 } },
    { day: first + 1, tls: { unknown: 2 } },
  ],
  days,
  (version) => `TLS ${version}`,
)

describe('dayText', () => {
  it('says each series and the total', () => {
    expect(dayText(stack, 0)).toMatch(/16.*2026: contoso\.com 1,200, fabrikam\.com 3, Total 1,203$/)
    expect(dayText(stack, 1)).toMatch(/: contoso\.com 0, fabrikam\.com 0, Total 0$/)
    expect(dayText(stack, 2)).toMatch(/: No data$/)
  })

  it('says a share with its count, what is not known beside it, and why there is none', () => {
    expect(dayText(shares, 0)).toMatch(
      /: TLS none 25% \(1\), TLS 1\.2 75% \(3\), 12 messages without a known version$/,
    )
    expect(dayText(shares, 1)).toMatch(/: 2 messages without a known version$/)
    expect(dayText(shares, 2)).toMatch(/: No data$/)
  })
})

describe('liveText', () => {
  it('is the day that a key moved to, and nothing for the pointer', () => {
    expect(liveText(stack, { ...START, cursor: first, isSpoken: true })).toBe(dayText(stack, 0))
    expect(liveText(stack, { ...START, cursor: first })).toBe('')
  })

  it('counts selected days and says what Enter does', () => {
    const view = { ...START, cursor: first + 1, anchor: first, isSpoken: true }
    expect(liveText(stack, view)).toMatch(/2 days selected\. Enter zooms in on them\.$/)
  })
})

it('says how many a series stands for', () => {
  const [series] = stack.series
  expect(series && seriesName(series)).toBe('contoso.com')
  expect(series && seriesName({ ...series, name: 'Other domains', folded: 4 })).toBe('Other domains (4)')
})
