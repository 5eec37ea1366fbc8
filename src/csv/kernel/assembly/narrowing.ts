// UTF-16 to UTF-8, sixteen units at a time where they are ASCII, as nearly all of an export is.

/** Bytes that the last call wrote. */
let written: i32 = 0

export function narrowed(): i32 {
  return written
}

/**
 * Narrows up to `units` code units at `from`; gives how many it took. It stops at a surrogate, which needs to be seen
 * with its other half. `to` has room for three bytes a unit, and 16 more.
 */
export function narrow(from: usize, units: i32, to: usize, isHighFirst: i32): i32 {
  let taken = 0
  let at = to
  while (taken < units) {
    while (taken + 16 <= units) {
      const place = from + ((<usize>taken) << 1)
      const one = load8Units(place, isHighFirst)
      const other = load8Units(place + 16, isHighFirst)
      if (v128.any_true(v128.and(v128.or(one, other), i16x8.splat(<i16>0xff80)))) break
      v128.store(at, i8x16.narrow_i16x8_u(one, other))
      at += 16
      taken += 16
    }
    if (taken >= units) break
    const unit = unitAt(from + ((<usize>taken) << 1), isHighFirst)
    if ((unit & 0xf800) === 0xd800) break
    at = put(at, unit)
    taken++
  }
  written = <i32>(at - to)
  return taken
}

function load8Units(at: usize, isHighFirst: i32): v128 {
  const units = v128.load(at)
  if (!isHighFirst) return units
  return i8x16.swizzle(units, i8x16(1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14))
}

function unitAt(at: usize, isHighFirst: i32): u32 {
  const unit = <u32>load<u16>(at)
  return isHighFirst ? ((unit << 8) | (unit >>> 8)) & 0xffff : unit
}

function put(at: usize, unit: u32): usize {
  if (unit < 0x80) {
    store<u8>(at, unit)
    return at + 1
  }
  if (unit < 0x800) {
    store<u8>(at, 0xc0 | (unit >>> 6))
    store<u8>(at, 0x80 | (unit & 0x3f), 1)
    return at + 2
  }
  store<u8>(at, 0xe0 | (unit >>> 12))
  store<u8>(at, 0x80 | ((unit >>> 6) & 0x3f), 1)
  store<u8>(at, 0x80 | (unit & 0x3f), 2)
  return at + 3
}
