import { describe, expect, it } from 'vitest'
import { parseWholeCount } from './whole-count.ts'

describe('parseWholeCount', () => {
  it.each([
    ['0', 0],
    [' 412 ', 412],
    ['20377', 20_377],
    ['1.234', 1234],
    ['1,234', 1234],
    ["1'234'567", 1_234_567],
    ['1’234', 1234],
    ['12 345', 12_345],
    ['12\u00a0345', 12_345],
    ['12\u202f345', 12_345],
    ['1.234.567', 1_234_567],
  ])('reads %j as %d', (text, count) => {
    expect(parseWholeCount(text)).toBe(count)
  })

  it.each([
    '',
    '  ',
    '-',
    '-5',
    '+5',
    '12.5',
    '12,50',
    '0.500',
    '1.2345',
    '1,234.567',
    '1234.567',
    '1,32697E+05',
    'NaN',
    'Infinity',
    'many',
    '12 messages',
    '99999999999999999999',
  ])('does not read %j', (text) => {
    expect(parseWholeCount(text)).toBeNull()
  })
})
