import { describe, expect, it } from 'vitest'
import { createRejections } from './rejections.ts'

describe('createRejections', () => {
  it('counts by code and keeps the first record of each, in the order of the codes', () => {
    const rejections = createRejections()
    expect(rejections.list()).toEqual([])
    rejections.add('field-count', 3)
    rejections.add('bad-timestamp', 4)
    rejections.add('field-count', 9)
    expect(rejections.list()).toEqual([
      { code: 'bad-timestamp', count: 1, firstRecord: 4 },
      { code: 'field-count', count: 2, firstRecord: 3 },
    ])
  })
})
