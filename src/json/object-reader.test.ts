import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createObjectReader } from './object-reader.ts'
import { findJsonShape } from './shape.ts'

function read(text: string | Uint8Array, chunkSize = 1 << 20, maxBytes = 1 << 20) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const shape = findJsonShape(bytes, true)
  if (!shape) throw new Error('not JSON')
  const objects: unknown[] = []
  const numbers: number[] = []
  const rejected: string[] = []
  const reader = createObjectReader({
    shape,
    maxBytes,
    onObject(object, number) {
      objects.push(object)
      numbers.push(number)
    },
    onReject: (number, code) => rejected.push(`${number} ${code}`),
  })
  for (let at = 0; at < bytes.length; at += chunkSize) reader.push(bytes.slice(at, at + chunkSize))
  reader.end()
  const { count, invalidCount, warnings } = reader
  return { objects, numbers, rejected, count, invalidCount, warnings }
}

const A = { a: 'x"]},{\\', b: { c: [1, { d: null }] } }
const B = { a: 'é 😀', b: true }
const both = { objects: [A, B], rejected: [], count: 2, warnings: [] }

describe('the objects of a JSON text', () => {
  it.each([
    ['a list', JSON.stringify([A, B])],
    ['a list with line breaks', JSON.stringify([A, B], null, 2).replaceAll('\n', '\r\n')],
    ['Graph', JSON.stringify({ '@odata.context': 'https://x/$metadata', value: [A, B] })],
    ['Windows PowerShell', JSON.stringify({ value: [A, B], Count: 2 }, null, 4)],
    ['Azure Monitor', JSON.stringify({ records: [A, B] })],
    ['the reporting web service', JSON.stringify({ d: { __count: '2', results: [A, B] } })],
    ['its older form', JSON.stringify({ d: [A, B] })],
    ['one a line', `${JSON.stringify(A)}\n${JSON.stringify(B)}\n`],
    [
      'one a line, blank lines between, no last line end',
      `${JSON.stringify(A)}\r\n\r\n \r\n${JSON.stringify(B)}`,
    ],
    ['one after another', `${JSON.stringify(A, null, 1)}\n${JSON.stringify(B, null, 1)}`],
    ['one at the other', JSON.stringify(A) + JSON.stringify(B)],
    [
      'pages one after another',
      `{"value":[${JSON.stringify(A)}]}\n{"value":[],"x":[[{}]]}{"value":[${JSON.stringify(B)}]}`,
    ],
    ['lists one after another', `[${JSON.stringify(A)}]\n[]\n[${JSON.stringify(B)}]`],
  ])('%s, in chunks of any size', (_, text) => {
    for (const chunkSize of [1, 2, 3, 7, 64, 1 << 20]) expect(read(text, chunkSize)).toMatchObject(both)
  })

  it.each([
    ['a trailing comma', '[{"a":1},]', ['2 bad-json']],
    ['a missing value', '[{"a":1},,{"a":2}]', ['2 bad-json']],
    ['a missing comma', '[{"a":1} {"a":2}]', []],
    [
      'what is no object',
      '[{"a":1},2,"x",null,[3],true,{"a":2}]',
      ['2 bad-json', '3 bad-json', '4 bad-json', '5 bad-json', '6 bad-json'],
    ],
    ['an object that is none', '[{"a":1},{"a":},{\'a\':1},{"a":2}]', ['2 bad-json', '3 bad-json']],
    ['a line that is none', '{"a":1}\nerror: timeout\n{"a":\n{"a":2}\n', ['2 bad-json', '3 bad-json']],
    ['text behind the list', '[{"a":1}] and more', ['2 bad-json', '3 bad-json']],
  ])('are counted beside %s', (_, text, rejected) => {
    for (const chunkSize of [1, 3, 1 << 20])
      expect(read(text, chunkSize)).toMatchObject({ rejected, warnings: [] })
  })

  it.each([
    ['in a value', '[{"a":1},{"a', [{ a: 1 }], ['2 cut-off'], ['file-cut-off']],
    ['behind a value', '[{"a":1}', [{ a: 1 }], [], ['file-cut-off']],
    ['behind a comma', '{"value":[{"a":1},', [{ a: 1 }], [], ['file-cut-off']],
    ['behind the list', '{"value":[{"a":1}]', [{ a: 1 }], [], ['file-cut-off']],
    ['in a line', '{"a":1}\n{"a', [{ a: 1 }], ['2 cut-off'], []],
  ])('are told cut off %s', (_, text, objects, rejected, warnings) => {
    for (const chunkSize of [1, 3, 1 << 20]) {
      expect(read(text, chunkSize)).toMatchObject({ objects, rejected, warnings })
    }
  })

  it('are one page of several where the service says so', () => {
    expect(read('{"value":[{"a":1}],"@odata.nextLink":"https://x"}').warnings).toEqual(['more-pages'])
    expect(read('{"@odata.nextLink":"https://x","value":[{"a":1}]}').warnings).toEqual(['more-pages'])
    expect(read('{"d":{"results":[{"a":1}],"__next":"https://x"}}').warnings).toEqual(['more-pages'])
    expect(read('{"value":[{"a":1}],"nextLink":null}').warnings).toEqual([])
    expect(read('[{"@odata.nextLink":"a record"}]').warnings).toEqual([])
  })

  it('may have the names of objects, and the last of equal names', () => {
    const { objects } = read('[{"__proto__":{"x":1},"constructor":2,"a":1,"a":2}]')
    expect(Object.entries(objects[0] as object)).toEqual([
      ['__proto__', { x: 1 }],
      ['constructor', 2],
      ['a', 2],
    ])
    expect({}).not.toHaveProperty('x')
  })

  it('are read as windows-1252 where they are no UTF-8, and counted', () => {
    const bytes = new TextEncoder().encode('[{"a":"?"},{"a":"b"}]')
    bytes[7] = 0xe4
    expect(read(bytes)).toMatchObject({ objects: [{ a: 'ä' }, { a: 'b' }], invalidCount: 1 })
  })

  it('end with an error where one is too long', () => {
    const long = `[{"a":1},{"a":"${'x'.repeat(2000)}`
    for (const chunkSize of [1, 100, 1 << 20]) {
      expect(() => read(`${long}"}]`, chunkSize, 1000)).toThrow(
        expect.objectContaining({ code: 'record-too-long', details: { record: 2 } }),
      )
    }
  })

  it('survive the deepest nesting', () => {
    const deep = `[{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}},{"a":1}]`
    expect(read(deep).count).toBe(2)
  })

  it('are the same however the text is cut', () => {
    const piece = fc.constantFrom(
      '{"a":1}',
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '"',
      '\\',
      '\n',
      ' ',
      'x',
      '{"value":[',
      '"a"',
      'é',
    )
    const start = fc.constantFrom('[{', '{"value":[{', '{"a":1}\n', '{"a":1}{', '{"d":{"results":[]')
    fc.assert(
      fc.property(
        start,
        fc.array(piece, { maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (head, rest, chunkSize) => {
          const text = head + rest.join('')
          expect(read(text, chunkSize)).toEqual(read(text))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
