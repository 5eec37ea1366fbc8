import { expect, it } from 'vitest'
import { volumeByDomain } from './chart-data.ts'
import { totalLabels } from './chart-totals.ts'

const model = volumeByDomain(
  [
    { day: 10, domain: 'a', messages: 1000 },
    { day: 10, domain: 'b', messages: 500 },
  ],
  { range: { from: 10, to: 12 }, covered: [10, 12] },
  { domain: null, otherName: 'others' },
)
const options = { textWidth: (text: string) => text.length * 7, formatCount: String }

it('writes the total of each covered day, also 0', () => {
  expect(totalLabels(model, 34, options)).toEqual(['1500', null, '0'])
})

it('writes none where the widest would touch its neighbour', () => {
  // 4 digits of 7 pixels and 6 between two labels are 34.
  expect(totalLabels(model, 33, options)).toEqual([])
})
