import type { FactDay, FactDays } from './facts.ts'
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

/** Days that are written when they are asked for. */
export interface WrittenDays {
  /** Per shape 1 where they have it, else 0. */
  usedShapes(count: number): Uint32Array
  /** Gives their shapes new ids: each what stands at its own one. */
  renameShapes(ids: Uint32Array): void
  /** To be asked for last. */
  days(): FactDays
}

/**
 * The shapes without those that neither the days nor `others` have: a family's first import lends it all its shapes. Where
 * there are such, the rows get new ids, in their place.
 */
export function withUsedShapes(
  days: readonly FactDay[],
  shapes: ShapeColumns,
  others?: WrittenDays,
): ShapeColumns {
  const ids = others?.usedShapes(shapes.codes.length) ?? new Uint32Array(shapes.codes.length)
  for (const { shape } of days) for (let row = 0; row < shape.length; row++) ids[shape[row] as number] = 1
  if (!ids.includes(0)) return shapes
  const used = (column: Uint32Array) => column.filter((_, id) => ids[id] === 1)
  const left = withUsedTexts({
    strings: shapes.strings,
    codes: used(shapes.codes),
    connector: used(shapes.connector),
    sender: used(shapes.sender),
    client: used(shapes.client),
  })
  for (let id = 0, next = 0; id < ids.length; id++) if (ids[id] === 1) ids[id] = next++
  for (const { shape } of days) {
    for (let row = 0; row < shape.length; row++) shape[row] = ids[shape[row] as number] as number
  }
  others?.renameShapes(ids)
  return left
}
