import { describe, expect, it } from 'vitest'
import { readArguments } from './arguments.ts'
import { UsageError } from './usage-error.ts'

describe('readArguments', () => {
  it('reads options with and without an equals sign, in any place', () => {
    // 2026-11-14 is day 20,771 since 1970.
    expect(
      readArguments([
        'a.csv',
        '--from',
        '2026-11-14',
        '--to=2026-11-20',
        '--format=json',
        'b.csv',
        '--family',
        'portal-report',
      ]),
    ).toEqual({
      files: ['a.csv', 'b.csv'],
      from: 20_771,
      to: 20_777,
      format: 'json',
      family: 'portal-report',
      period: null,
      timeZone: null,
      map: null,
    })
    expect(
      readArguments(['--period', '2026-11-14..2026-11-20', '--time-zone', 'Europe/Berlin', 'a.csv']),
    ).toEqual({
      files: ['a.csv'],
      from: null,
      to: null,
      format: 'text',
      family: null,
      period: { from: 20_771, to: 20_777 },
      timeZone: 'Europe/Berlin',
      map: null,
    })
  })

  it('takes everything behind `--` as a file', () => {
    expect(readArguments(['--', '--from', 'a.csv']).files).toEqual(['--from', 'a.csv'])
  })

  it.each([
    [],
    ['--format', 'json'],
    ['--colour', 'a.csv'],
    ['a.csv', '--from'],
    ['a.csv', '--from', '14.11.2026'],
    ['a.csv', '--to', '2026-02-30'],
    ['a.csv', '--from', '2026-11-20', '--to', '2026-11-14'],
    ['a.csv', '--format', 'xml'],
    ['a.csv', '--family', 'everything'],
    ['a.csv', '--period', '2026-11-20..2026-11-14'],
    ['a.csv', '--period', '2026-11-20'],
    ['a.csv', '--time-zone', 'Europe/Nowhere'],
  ])('refuses %j', (...args) => {
    expect(() => readArguments(args)).toThrow(UsageError)
  })
})
