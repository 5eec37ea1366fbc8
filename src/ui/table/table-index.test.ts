import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTableIndex } from './table-index.ts'

interface Row {
  readonly name: string
  readonly count: number | null
}

const COLUMNS = [
  { key: 'name', sortValue: (row: Row) => row.name },
  { key: 'count', sortValue: (row: Row) => row.count },
  { key: 'picture' },
]
const ROWS: readonly Row[] = [
  { name: 'b', count: 2 },
  { name: 'a', count: null },
  { name: 'c', count: 10 },
  { name: 'aa', count: 2 },
]

const index = createTableIndex(ROWS, COLUMNS, (row) => `${row.name}@Contoso.com`)
const names = (order: Uint32Array) => [...order].map((position) => ROWS[position]?.name).join(' ')

it('sorts by numbers as numbers, empty ones last in both directions, equal ones by name', () => {
  expect(names(index.sorted({ column: 'count', isDescending: true }))).toBe('c aa b a')
  expect(names(index.sorted({ column: 'count', isDescending: false }))).toBe('aa b c a')
})

it('sorts by text, the shorter first', () => {
  expect(names(index.sorted({ column: 'name', isDescending: false }))).toBe('a aa b c')
  expect(names(index.sorted({ column: 'name', isDescending: true }))).toBe('c b aa a')
})

it('leaves rows as they came where nothing is sorted by', () => {
  expect(names(index.sorted({ column: 'picture', isDescending: true }))).toBe('b a c aa')
  expect(names(index.sorted({ column: 'gone', isDescending: true }))).toBe('b a c aa')
})

it('finds upper and lower case, in the order given, and nothing across two rows', () => {
  const order = index.sorted({ column: 'name', isDescending: true })
  expect(names(index.find(order, ' A@CON '))).toBe('aa a')
  expect(names(index.find(order, ''))).toBe('c b aa a')
  expect(names(index.find(order, 'com\na'))).toBe('')
  expect(names(index.find(order, 'coma@'))).toBe('')
})

it('does not touch the rows again', () => {
  let reads = 0
  const counted = createTableIndex(ROWS, [
    { key: 'name', sortValue: (row: Row) => row.name },
    {
      key: 'count',
      sortValue: (row: Row) => {
        reads++
        return row.count
      },
    },
  ])
  counted.sorted({ column: 'count', isDescending: true })
  const atFirst = reads
  for (const isDescending of [false, true]) counted.sorted({ column: 'count', isDescending })
  expect([atFirst > 0, reads]).toEqual([true, atFirst])
})

const VALUES = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -3, max: 3 }),
  fc.nat(),
  fc.nat({ max: 2 ** 33 }),
  fc.double(),
)

it('orders numbers as comparing them does', () => {
  fc.assert(
    fc.property(fc.array(VALUES, { maxLength: 60 }), fc.boolean(), (values, isDescending) => {
      const rows = values.map((count, place) => ({ name: String(place % 5), count }))
      const order = createTableIndex(rows, COLUMNS).sorted({ column: 'count', isDescending })
      const sign = isDescending ? -1 : 1
      const isEmpty = (value: number | null) => value === null || Number.isNaN(value)
      const expected = [...rows.keys()].sort((left, right) => {
        const [a, b] = [rows[left], rows[right]] as [Row, Row]
        if (isEmpty(a.count) !== isEmpty(b.count)) return isEmpty(a.count) ? 1 : -1
        const byCount = isEmpty(a.count) ? 0 : sign * Math.sign(compare(a.count ?? 0, b.count ?? 0))
        return byCount || compare(a.name, b.name) || left - right
      })
      expect([...order]).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

function compare<Value extends number | string>(left: Value, right: Value): number {
  return left < right ? -1 : left > right ? 1 : 0
}

const PLAIN = fc.string({ unit: fc.constantFrom(...'abz09@._-+ ~\'"'), maxLength: 12 })

it.each([
  ['plain addresses', PLAIN],
  ['any texts', fc.string({ unit: 'grapheme', maxLength: 6 })],
  ['capitals', fc.string({ unit: fc.constantFrom(...'aAbB'), maxLength: 4 })],
])('orders %s as the language does', (_, texts) => {
  const { compare: collate } = new Intl.Collator('en')
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 40 }), (values) => {
      const rows = values.map((name) => ({ name, count: null }))
      const order = createTableIndex(rows, COLUMNS).sorted({ column: 'name', isDescending: false })
      const sorted = [...order].map((position) => rows[position]?.name ?? '')
      for (let place = 1; place < sorted.length; place++) {
        expect(collate(sorted[place - 1] ?? '', sorted[place] ?? '')).toBeLessThanOrEqual(0)
      }
      expect([...order].sort((a, b) => a - b)).toEqual([...rows.keys()])
    }),
    { numRuns: 500 },
  )
})

it('finds what looking into each row finds', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '@', 'ß', 'İ'), maxLength: 5 })
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), text, (texts, wanted) => {
      const found = createTableIndex(texts, [], (row) => row).find(Uint32Array.from(texts.keys()), wanted)
      const expected = [...texts.keys()].filter((row) =>
        texts[row]?.toLowerCase().includes(wanted.toLowerCase()),
      )
      expect([...found]).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})
