import { expect, it } from 'vitest'
import { TLS_VERSIONS } from '../facts/tls.ts'
import { seriesDash, seriesSwatch, TLS_SWATCHES } from './swatch.ts'

it('gives every value of a chart a pattern or a dash of its own: colour is never alone', () => {
  const series = Array.from({ length: 6 }, (_, index) => seriesSwatch(index).pattern)
  expect(new Set(series).size).toBe(6)
  expect(new Set(TLS_VERSIONS.map((version) => TLS_SWATCHES[version].pattern)).size).toBe(6)
  const dashes = Array.from({ length: 4 }, (_, index) => seriesDash(index).join())
  expect(new Set(dashes).size).toBe(4)
})
