/** Milliseconds that a zone's clocks are ahead of UTC. */
type Offset = number

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Turns local times of one zone into UTC. */
export interface TimeZone {
  /**
   * The instant of a local time, both in milliseconds since the epoch (the local one as if it were UTC). A time
   * that the clocks show twice, and one that they skip, is read with the offset that was in force before the
   * change: of two instants the earlier, of none the one as far behind the change.
   */
  toUtc(local: number): number
}

/** A zone by its IANA name, from the runtime's own tables. Throws `RangeError` where there is no such zone. */
export function createTimeZone(name: string): TimeZone {
  const offsetAt = createOffsets(name)
  /** Per local hour its offset; `null`: a change is near, and each time is looked at on its own. */
  const byHour = new Map<number, Offset | null>()

  function offsetOfHour(hour: number): Offset | null {
    const known = byHour.get(hour)
    if (known !== undefined) return known
    // No offset is a day: what holds a day before and a day behind holds for the whole hour.
    const before = offsetAt(hour * HOUR - DAY)
    const offset = before === offsetAt((hour + 1) * HOUR + DAY) ? before : null
    byHour.set(hour, offset)
    return offset
  }

  function toUtcNearChange(local: number): number {
    const before = offsetAt(local - DAY)
    const after = offsetAt(local + DAY)
    const isAfter = offsetAt(local - before) !== before && offsetAt(local - after) === after
    return local - (isAfter ? after : before)
  }

  return {
    toUtc(local) {
      const offset = offsetOfHour(Math.floor(local / HOUR))
      return offset === null ? toUtcNearChange(local) : local - offset
    },
  }
}

function createOffsets(timeZone: string): (instant: number) => Offset {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant) => {
    const parts = new Map(clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    const part = (type: string): number => parts.get(type as Intl.DateTimeFormatPartTypes) ?? Number.NaN
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    )
    return local - Math.floor(instant / 1000) * 1000
  }
}
