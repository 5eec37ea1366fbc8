import { describe, expect, it } from 'vitest'
import { findJsonShape } from './shape.ts'

const shape = (text: string, isWhole = true) => findJsonShape(new TextEncoder().encode(text), isWhole)

describe('the shape of a text', () => {
  it.each([
    ['[{"a":1}]', { kind: 'list', path: [] }],
    ['\ufeff [ ] ', { kind: 'list', path: [] }],
    ['{"value":[{}]}', { kind: 'list', path: ['value'] }],
    ['{"@odata.context":"[{","Value" : [ ]}', { kind: 'list', path: ['value'] }],
    ['{"x":{"value":[{}]},"records":[{}]}', { kind: 'list', path: ['records'] }],
    ['{"d":{"__count":"1","results":[{}]}}', { kind: 'list', path: ['d', 'results'] }],
    ['{"a":1}\n{"a":2}', { kind: 'lines' }],
    ['{"a":1} \r\n', { kind: 'lines' }],
    ['{"a":1}', { kind: 'values' }],
    ['{}', { kind: 'values' }],
    ['{"a":1}{"a":2}\n', { kind: 'values' }],
    ['{"a":\n1}\n{"a":2}\n', { kind: 'values' }],
    // A property of one record, not the list of all.
    ['{"value":["a","b"],"d":{"results":3}}', { kind: 'values' }],
    ['{"a":"cut', { kind: 'values' }],
  ])('%j', (text, expected) => {
    expect(shape(text)).toEqual(expected)
  })

  it.each(['', 'a,b', '[Date],[Sender]\n', '[1,2]', '{sender},b', '"a"', '{1:2}'])(
    '%j is no JSON',
    (text) => {
      expect(shape(text)).toBeNull()
    },
  )

  it.each(['', ' ', '{', '[', '{"a":1', '{"a":1}', '{"d":{"results":', '{"value":['])(
    '%j does not tell yet',
    (text) => {
      expect(shape(text, false)).toBeUndefined()
    },
  )
})
