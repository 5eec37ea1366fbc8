import type { FactDay, FactDays, MessageFacts } from './facts.ts'
import { isKept } from './kept-days.ts'
import type { ShapeColumns } from './shape.ts'

/**
 * The strings anew, in the order of their first use as connector, sender and client: none that nobody uses any more.
 * Writes to the columns.
 */
export function withUsedTexts({
  codes,
  connector,
  sender,
  client,
  strings: known,
}: ShapeColumns): ShapeColumns {
  const strings: string[] = []
  /** Per known string its new place plus 1. */
  const placeOf = new Uint32Array(known.length)
  const use = (column: Uint32Array, unnamed: 0 | 1): Uint32Array => {
    for (let id = 0; id < column.length; id++) {
      const text = (column[id] as number) - unnamed
      if (text < 0) continue
      if (placeOf[text] === 0) placeOf[text] = strings.push(known[text] as string)
      column[id] = (placeOf[text] as number) - 1 + unnamed
    }
    return column
  }
  return { codes, connector: use(connector, 1), sender: use(sender, 0), client: use(client, 0), strings }
}

/**
 * The facts of these days, without shapes that none of them has: a family's first import lends it all its shapes. Where
 * there are such, the rows get new ids.
 */
export function messageFacts(days: FactDays, shapes: ShapeColumns): MessageFacts {
  /** Per shape 1 where a row has it, then its new id. */
  const ids = new Uint32Array(shapes.codes.length)
  for (const { shape } of days) for (let row = 0; row < shape.length; row++) ids[shape[row] as number] = 1
  if (!ids.includes(0)) return { kind: 'messages', days, shapes }
  const used = (column: Uint32Array) => column.filter((_, id) => ids[id] === 1)
  const left = withUsedTexts({
    strings: shapes.strings,
    codes: used(shapes.codes),
    connector: used(shapes.connector),
    sender: used(shapes.sender),
    client: used(shapes.client),
  })
  for (let id = 0, next = 0; id < ids.length; id++) if (ids[id] === 1) ids[id] = next++
  return { kind: 'messages', days: withIds(days, ids), shapes: left }
}

/** Not in their place: a day that is written when it is asked for has its old ids again. */
function withIds(days: FactDays, ids: Uint32Array): FactDays {
  const renumber = (day: FactDay): FactDay => ({
    ...day,
    shape: day.shape.map((id) => ids[id] as number),
  })
  if (isKept(days)) return days.map(renumber)
  return {
    *[Symbol.iterator]() {
      for (const day of days) yield renumber(day)
    },
  }
}
