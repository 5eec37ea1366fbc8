import { firstHopCodes, isCrossing, type ShapeColumns, type ShapeTable, withFirstHop } from './shape.ts'

/**
 * Ids in `family` of an import's shapes, of facts that stand as they are: a crossing of the border is then its message's
 * first hop.
 */
export interface ShapeTranslation {
  /** A shape is added when it is first asked for, but by a first import. */
  idOf(own: number): number
  /** The same of the rows `[from, to)` of a column, in their places; it holds until it is asked again. */
  idsOf(own: Uint32Array, from: number, to: number): Uint32Array
  /** The family's shapes are this import's: ids are the same. */
  readonly isSame: boolean
}

/**
 * Shapes go from table to table as numbers: an import has tens of thousands, and most of their texts are alone. Throws a
 * `RangeError` where a column names nothing.
 */
export function createShapeTranslation(own: ShapeColumns, family: ShapeTable): ShapeTranslation {
  const codes = firstHopCodes(own)
  if (codes === null || family.size > 0) return createTranslation(own, family)
  // A family's first import lends it all its shapes: ids are the same.
  family.adopt({ ...own, codes })
  return { idOf: (id) => id, idsOf: (ids) => ids, isSame: true }
}

function createTranslation(own: ShapeColumns, family: ShapeTable): ShapeTranslation {
  /** Plus 1; 0 is not known yet. */
  const ids = new Uint32Array(own.codes.length)
  const texts = new Uint32Array(own.strings.length)
  let rows = new Uint32Array(0)

  function textOf(text: number): number {
    const known = texts[text] as number
    if (known !== 0) return known - 1
    const id = family.textId(own.strings[text] as string)
    texts[text] = id + 1
    return id
  }

  function idOf(id: number): number {
    const known = ids[id] as number
    if (known !== 0) return known - 1
    const codes = own.codes[id] as number
    const connector = own.connector[id] as number
    const translated = family.idOfParts(
      withFirstHop(codes, isCrossing(codes)),
      connector === 0 ? 0 : textOf(connector - 1) + 1,
      textOf(own.sender[id] as number),
      textOf(own.client[id] as number),
    )
    ids[id] = translated + 1
    return translated
  }

  return {
    idOf,
    idsOf(column, from, to) {
      if (rows.length < to) rows = new Uint32Array(column.length * 2)
      for (let row = from; row < to; row++) rows[row] = idOf(column[row] as number)
      return rows
    },
    isSame: false,
  }
}
