import { expect, test } from 'vitest'
import { crc32 } from './crc32.ts'

test('the checksum of the nine digits is the one that every description of CRC-32 gives', () => {
  const digits = new TextEncoder().encode('123456789')
  expect(crc32(digits)).toBe(0xcbf43926)
  expect(crc32(new Uint8Array(0))).toBe(0)
  for (let at = 0; at <= 9; at++)
    expect(crc32(digits.subarray(at), crc32(digits.subarray(0, at)))).toBe(0xcbf43926)
})
