import { expect, test } from 'vitest'
import { createChecksum } from './checksum.ts'

function checksumOf(...columns: Uint32Array[]): string {
  const checksum = createChecksum()
  for (const column of columns) checksum.words(column)
  return checksum.hex()
}

test('is eight hexadecimal digits and the same for the same columns', () => {
  expect(checksumOf(Uint32Array.of(1, 2))).toMatch(/^[0-9a-f]{8}$/)
  expect(checksumOf(Uint32Array.of(1, 2))).toBe(checksumOf(Uint32Array.of(1, 2)))
})

test('finds every single changed bit of a column', () => {
  const whole = checksumOf(new Uint32Array(8))
  for (let bit = 0; bit < 256; bit++) {
    const damaged = new Uint32Array(8)
    damaged[bit >> 5] = 1 << (bit & 31)
    expect(checksumOf(damaged)).not.toBe(whole)
  }
})

test('finds a shorter column, and words that moved to the next one', () => {
  expect(checksumOf(new Uint32Array(4))).not.toBe(checksumOf(new Uint32Array(5)))
  expect(checksumOf(Uint32Array.of(1, 2), Uint32Array.of(3))).not.toBe(
    checksumOf(Uint32Array.of(1), Uint32Array.of(2, 3)),
  )
})

test('reads numbers with all their bits, also in the middle of a larger buffer', () => {
  const checksumOfNumbers = (numbers: Float64Array) => {
    const checksum = createChecksum()
    checksum.numbers(numbers)
    return checksum.hex()
  }
  const whole = Float64Array.of(9, 863_999_999_999, 9)
  expect(checksumOfNumbers(whole.subarray(1, 2))).toBe(checksumOfNumbers(Float64Array.of(863_999_999_999)))
  expect(checksumOfNumbers(Float64Array.of(863_999_999_998))).not.toBe(
    checksumOfNumbers(Float64Array.of(863_999_999_999)),
  )
})
