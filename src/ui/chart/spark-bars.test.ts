import { expect, it } from 'vitest'
import { sparkBars } from './spark-bars.ts'

it('draws to scale: a hairline for 0, nothing for no data', () => {
  const bars = sparkBars([4, 0, null, 2], { width: 40, height: 20 })
  expect(bars.map(({ x, height }) => [x, height])).toEqual([
    [1.5, 20],
    [11.5, 1],
    [31.5, 10],
  ])
})
