import { expect, test } from 'vitest'
import { fileSource } from './file-source.ts'
import { hashSource } from './hash-source.ts'
import { suggestPeriod } from './suggest-period.ts'

test('hashes the bytes as given', async () => {
  // The test vector of FIPS 180-4 for "abc".
  const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(await hashSource(fileSource(new Blob(['abc']), 'abc.csv'))).toBe(hash)
})

test('lets more urgent work go first after every chunk', async () => {
  let pauses = 0
  const source = fileSource(new Blob([new Uint8Array(5 * 1024 * 1024)]), 'a.csv')
  await hashSource(source, async () => {
    pauses++
  })
  expect(pauses).toBeGreaterThan(1)
})

test('suggests the seven days that end the day before the file was made', () => {
  const day = (text: string) => Date.parse(text) / 86_400_000
  const period = { from: day('2026-11-13'), to: day('2026-11-19') }
  expect(suggestPeriod(Date.parse('2026-11-20T09:30:00Z'), Date.parse('2026-11-21T00:00:00Z'))).toEqual(
    period,
  )
  expect(suggestPeriod(null, Date.parse('2026-11-20T23:59:59Z'))).toEqual(period)
})
