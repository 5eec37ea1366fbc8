import { describe, expect, it } from 'vitest'
import { createTimeZone } from './time-zone.ts'

/** The instant of a local time, both as ISO without their `Z`. */
function toUtc(zone: string, local: string): string {
  return new Date(createTimeZone(zone).toUtc(Date.parse(`${local}Z`))).toISOString().slice(0, -1)
}

describe('createTimeZone', () => {
  it.each([
    // 29 March 2026: 02:00 (UTC+1) becomes 03:00 (UTC+2). 25 October: 03:00 (UTC+2) becomes 02:00 (UTC+1).
    ['Europe/Copenhagen', '2026-01-15T12:00:00.000', '2026-01-15T11:00:00.000'],
    ['Europe/Copenhagen', '2026-07-15T00:30:00.000', '2026-07-14T22:30:00.000'],
    ['Europe/Copenhagen', '2026-03-29T01:59:59.999', '2026-03-29T00:59:59.999'],
    ['Europe/Copenhagen', '2026-03-29T02:30:00.000', '2026-03-29T01:30:00.000'],
    ['Europe/Copenhagen', '2026-03-29T03:00:00.000', '2026-03-29T01:00:00.000'],
    ['Europe/Copenhagen', '2026-10-25T01:59:59.000', '2026-10-24T23:59:59.000'],
    ['Europe/Copenhagen', '2026-10-25T02:30:00.000', '2026-10-25T00:30:00.000'],
    ['Europe/Copenhagen', '2026-10-25T03:00:00.000', '2026-10-25T02:00:00.000'],
    // 8 March 2026: 02:00 (UTC-3:30) becomes 03:00 (UTC-2:30). 1 November: 02:00 becomes 01:00.
    ['America/St_Johns', '2026-03-08T01:59:00.000', '2026-03-08T05:29:00.000'],
    ['America/St_Johns', '2026-03-08T02:15:00.000', '2026-03-08T05:45:00.000'],
    ['America/St_Johns', '2026-03-08T03:00:00.000', '2026-03-08T05:30:00.000'],
    ['America/St_Johns', '2026-11-01T01:30:00.000', '2026-11-01T04:00:00.000'],
    ['America/St_Johns', '2026-11-01T02:00:00.000', '2026-11-01T05:30:00.000'],
    // Half an hour of summer time: 5 April 2026 the clocks show 01:30 to 02:00 twice.
    ['Australia/Lord_Howe', '2026-04-05T01:45:00.000', '2026-04-04T14:45:00.000'],
    ['Australia/Lord_Howe', '2026-04-05T02:00:00.000', '2026-04-04T15:30:00.000'],
    ['Asia/Kolkata', '2026-06-01T00:00:00.000', '2026-05-31T18:30:00.000'],
    ['UTC', '2026-06-01T00:00:00.000', '2026-06-01T00:00:00.000'],
  ])('reads %s %s as %s UTC', (zone, local, utc) => {
    expect(toUtc(zone, local)).toBe(utc)
  })

  it('does not know a zone that is none', () => {
    expect(() => createTimeZone('Europe/Atlantis')).toThrow(RangeError)
  })
})
