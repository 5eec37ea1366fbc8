import { describe, expect, it } from 'vitest'
import { createDaySpan } from './day-span.ts'

describe('createDaySpan', () => {
  it('holds the first and the last day, in whatever order they come', () => {
    const span = createDaySpan()
    expect(span.range).toBeNull()
    span.include(20_776)
    expect(span.range).toEqual({ from: 20_776, to: 20_776 })
    span.include(20_770)
    span.include(20_772)
    expect(span.range).toEqual({ from: 20_770, to: 20_776 })
  })
})
