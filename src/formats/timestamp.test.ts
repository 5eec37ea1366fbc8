import { describe, expect, test } from 'vitest'
import { recordOf } from '../../test/fakes/records.ts'
import { formatDay, TICKS_PER_SECOND } from '../facts/day.ts'
import {
  createTimestampReader,
  type DateOrder,
  dateOrderOf,
  isSlashedDate,
  type LocalTimes,
} from './timestamp.ts'

const NOW = Date.UTC(2026, 10, 20, 12)

/** Day, time and the ticks of the second, or `null`. */
function read(text: string, dateOrder: DateOrder = 'month-first'): string | null {
  const reader = createTimestampReader({ now: NOW, dateOrder })
  if (!reader.read(recordOf(['before', text, 'behind']), 1)) return null
  const seconds = Math.floor(reader.ticks / TICKS_PER_SECOND)
  const clock = new Date(seconds * 1000).toISOString().slice(11, 19)
  return `${formatDay(reader.day)} ${clock} ${reader.ticks % TICKS_PER_SECOND}`
}

describe('a timestamp', () => {
  test.each([
    ['2026-11-19T10:00:09.3284899Z', '2026-11-19 10:00:09 3284899'],
    ['2026-11-19T10:00:09.328Z', '2026-11-19 10:00:09 3280000'],
    ['2026-11-19T10:00:09.32848999Z', '2026-11-19 10:00:09 3284899'],
    ['2026-11-19T10:00:09Z', '2026-11-19 10:00:09 0'],
    ['2026-11-19T23:59:59.9999999Z', '2026-11-19 23:59:59 9999999'],
    ['2026-11-19t10:00:09z', '2026-11-19 10:00:09 0'],
    [' 2026-11-19 10:00:09 ', '2026-11-19 10:00:09 0'],
    ['2026-11-19 10:00', '2026-11-19 10:00:00 0'],
    ['2026-11-19', '2026-11-19 00:00:00 0'],
    ['2026-11-19T23:30:00-01:00', '2026-11-20 00:30:00 0'],
    ['2026-11-01T00:30:00.5+0100', '2026-10-31 23:30:00 5000000'],
    ['2026-11-19T10:00:00+05:30', '2026-11-19 04:30:00 0'],
    ['2024-02-29T00:00:00Z', '2024-02-29 00:00:00 0'],
    ['2024-03-01T00:00:00+14:00', '2024-02-29 10:00:00 0'],
    ['23.03.2021 11:00', '2021-03-23 11:00:00 0'],
    ['3.4.2021', '2021-04-03 00:00:00 0'],
    ['23.03.2021, 11.00.05', '2021-03-23 11:00:05 0'],
    ['7/25/2023 8:45:10 AM', '2023-07-25 08:45:10 0'],
    ['7/25/2023 12:00:00 AM', '2023-07-25 00:00:00 0'],
    ['7/25/2023 12:00:00 PM', '2023-07-25 12:00:00 0'],
    ['7/25/2023, 8:45:10\u202fPM', '2023-07-25 20:45:10 0'],
    ['3/4/2023 8:45', '2023-03-04 08:45:00 0'],
    ['25-07-2023 08:45:10', '2023-07-25 08:45:10 0'],
    ['25. 7. 2023 8:45:10', '2023-07-25 08:45:10 0'],
    ['7/25/2023 8:45:10 p. m.', '2023-07-25 20:45:10 0'],
    ['Nov 9, 2026 10:12:01 AM', '2026-11-09 10:12:01 0'],
    ['11/9/2026, 10:12:01.125 PM', '2026-11-09 22:12:01 1250000'],
    ['2023/7/25 8:45:10', '2023-07-25 08:45:10 0'],
    ['2023/7/25 下午 08:45:10', '2023-07-25 20:45:10 0'],
    ['7/25/2023 8:45:10 AMZ', '2023-07-25 08:45:10 0'],
    ['2000-01-01T00:00:00Z', '2000-01-01 00:00:00 0'],
    ['2026-12-21T00:00:00Z', '2026-12-21 00:00:00 0'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    '',
    'Received',
    '1601-01-01T00:00:00Z',
    '1970-01-01T00:00:00.0000000Z',
    '1999-12-31T23:59:59Z',
    '2026-12-22T00:00:00Z',
    '9999-12-31T23:59:59.9999999Z',
    '2026-11-19T24:00:00Z',
    '2026-11-19T10:60:00Z',
    '2026-11-19T10:00:60Z',
    '2023-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-1x-01T00:00:00Z',
    '2026-11-19T10:00:09.xZ',
    '2026-11-19T10:00:00+99:99',
    '2026-11-19T10:00:00+01:60',
    '25/25/2023',
    '7/25/2023 13:00 PM',
    '7/25/2023 0:30 AM',
    '7/25.2023',
    'Foo 9, 2026 10:12:01 AM',
    '31-02-2023',
    '23.03.21',
    '44278.4583',
    '1,32697E+05',
    '2026-11-19T10:00:09Z and more',
  ])('%j is refused', (text) => {
    expect(read(text)).toBeNull()
  })

  test('with slashes follows the order of its file, with dots it is day first', () => {
    expect(read('3/4/2023', 'day-first')).toBe('2023-04-03 00:00:00 0')
    expect(read('13/4/2023', 'day-first')).toBe('2023-04-13 00:00:00 0')
    expect(read('13/4/2023', 'month-first')).toBeNull()
    expect(read('3.4.2023', 'month-first')).toBe('2023-04-03 00:00:00 0')
  })

  test('is not taken for the one before', () => {
    const reader = createTimestampReader({ now: NOW, dateOrder: 'month-first' })
    expect(reader.read(recordOf(['2026-11-19T00:30:00+01:00']), 0)).toBe(true)
    expect(reader.read(recordOf(['2026-11-19T00:30:00Z']), 0)).toBe(true)
    expect(formatDay(reader.day)).toBe('2026-11-19')
    expect(reader.read(recordOf(['']), 0)).toBe(false)
  })
})

describe('a time without a zone', () => {
  const ZONE = { timeZone: 'America/St_Johns', dateOrder: 'month-first', now: NOW } as const

  function readLocal(text: string, localTimes: LocalTimes, timeZone: string | null = ZONE.timeZone): string {
    const reader = createTimestampReader({ ...ZONE, localTimes, timeZone })
    if (!reader.read(recordOf([text]), 0)) return 'refused'
    const clock = new Date(reader.ticks / 10_000).toISOString().slice(11, 23)
    return `${formatDay(reader.day)} ${clock}${reader.hasLocalTimes ? ' local' : ''}`
  }

  test('is UTC, or local where the export says so', () => {
    expect(readLocal('7/25/2026 10:00 PM', false)).toBe('2026-07-25 22:00:00.000')
    expect(readLocal('7/25/2026 10:00 PM', true)).toBe('2026-07-26 00:30:00.000 local')
    expect(readLocal('7/25/2026 10:00 PM', 'unless-iso')).toBe('2026-07-26 00:30:00.000 local')
    expect(readLocal('2026-07-25 22:00:00.5', true)).toBe('2026-07-26 00:30:00.500 local')
    expect(readLocal('2026-07-25 22:00:00.5', 'unless-iso')).toBe('2026-07-25 22:00:00.500')
  })

  test('that names its zone needs none', () => {
    expect(readLocal('2026-07-25T22:00:00Z', true)).toBe('2026-07-25 22:00:00.000')
    expect(readLocal('2026-07-25T22:00:00+01:00', true)).toBe('2026-07-25 21:00:00.000')
    expect(readLocal('7/25/2026 10:00 PM Z', true)).toBe('2026-07-25 22:00:00.000')
  })

  test('is taken for UTC, and told, while nobody has said the zone', () => {
    expect(readLocal('7/25/2026 10:00 PM', true, null)).toBe('2026-07-25 22:00:00.000 local')
  })

  test('keeps the ticks below a millisecond', () => {
    const reader = createTimestampReader({ ...ZONE, localTimes: true })
    reader.read(recordOf(['2026-07-25 10:00:00.1234567']), 0)
    expect(reader.ticks).toBe(12.5 * 3600 * TICKS_PER_SECOND + 1_234_567)
  })

  test('that does not exist is refused in every zone', () => {
    expect(readLocal('2/30/2026 10:00', true)).toBe('refused')
  })
})

test('a slashed date tells its order by a part over 12', () => {
  expect(dateOrderOf('13/4/2023 10:00')).toBe('day-first')
  expect(dateOrderOf('4/13/2023')).toBe('month-first')
  expect(dateOrderOf('4/3/2023')).toBeNull()
  expect(dateOrderOf('13.4.2023')).toBeNull()
  expect(isSlashedDate(' 4/3/2023 1:00 PM')).toBe(true)
  expect(isSlashedDate('4.3.2023')).toBe(false)
})
