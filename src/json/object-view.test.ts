import { describe, expect, it } from 'vitest'
import { createDictionary } from '../csv/dictionary.ts'
import { createObjectView } from './object-view.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The slots of `wanted` paths, for each object in turn. */
function show(wanted: readonly string[], header: readonly string[], objects: readonly object[]) {
  const columnsIn = (paths: readonly string[]) => wanted.map((path) => paths.indexOf(path))
  const view = createObjectView({ header, columns: columnsIn(header), onHeader: columnsIn })
  return objects.map((object, index) => {
    const json = JSON.stringify(object)
    view.show(object as Record<string, unknown>, index + 1, encoder.encode(json))
    const texts = wanted.map((_, slot) => view.text(slot))
    const fromBytes = wanted.map((_, slot) =>
      decoder.decode(view.bytes.subarray(view.start(slot), view.end(slot))),
    )
    expect(fromBytes).toEqual(texts)
    expect(wanted.map((_, slot) => view.isEmpty(slot))).toEqual(texts.map((text) => text === ''))
    return texts
  })
}

describe('a view of objects', () => {
  it('shows properties by their paths, as texts', () => {
    const object = {
      userPrincipalName: 'ä@contoso.com',
      status: { errorCode: 50126, additionalDetails: null },
      isInteractive: false,
      types: ['a', 1, null, true],
      empty: [],
      location: { geo: { latitude: 51.5 } },
      policies: [{ id: 1 }, { id: 2 }],
    }
    const paths = [
      'userPrincipalName',
      'status.errorCode',
      'status.additionalDetails',
      'isInteractive',
      'types',
      'empty',
      'location.geo.latitude',
      'policies',
      'nowhere',
    ]
    expect(show(paths, [], [object])).toEqual([
      ['ä@contoso.com', '50126', '', 'false', 'a;1;;true', '', '51.5', '[{"id":1},{"id":2}]', ''],
    ])
  })

  it('finds what only later objects have, and forgets what earlier ones had', () => {
    expect(show(['a', 'b.c'], ['a'], [{ a: 1 }, { b: { c: 2 } }, {}, { a: 3, b: { c: 4 } }])).toEqual([
      ['1', ''],
      ['', '2'],
      ['', ''],
      ['3', '4'],
    ])
  })

  it('takes a key with a dot for a path, and names of objects for keys', () => {
    const object = JSON.parse('{"a.b":1,"__proto__":{"toString":2}}')
    expect(show(['a.b', '__proto__.toString', 'constructor'], [], [object])).toEqual([['1', '2', '']])
  })

  it('gives equal objects equal hashes, and equal texts equal ids', () => {
    const view = createObjectView({ header: ['a'], columns: [0], onHeader: () => [0] })
    const dictionary = createDictionary((bytes) => decoder.decode(bytes))
    const seen = ['{"a":"x"}', '{"a":"y"}', '{"a":"x"}'].map((json, index) => {
      view.show(JSON.parse(json), index, encoder.encode(json))
      return { id: view.id(0, dictionary), hash: view.hash() }
    })
    expect(seen.map(({ id }) => id)).toEqual([0, 1, 0])
    expect(seen[0]?.hash).toBe(seen[2]?.hash)
    expect(seen[0]?.hash).not.toBe(seen[1]?.hash)
  })

  it('shows a long text after a short one', () => {
    const long = '€'.repeat(5000)
    expect(show(['a'], ['a'], [{ a: 'x' }, { a: long }, { a: 'y' }])).toEqual([['x'], [long], ['y']])
  })

  it('is not exhausted by a new path in every object', () => {
    const objects = Array.from({ length: 5000 }, (_, index) => ({ [`k${index}`]: index, a: index }))
    const shown = show(['a', 'k4999'], ['a'], objects)
    expect(shown.at(-1)).toEqual(['4999', ''])
  })
})
