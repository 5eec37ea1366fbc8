import { kindOfCodes, type ShapeColumns, type ShapeTable, withFirstHop } from './shape.ts'
import { DIRECTIONS, FACT_KINDS } from './vocabulary.ts'

/**
 * The ids in `family` of the shapes of an import, of facts that stand as they are: a crossing of the border is then its
 * message's first hop, or not (`isFirstHop`). A shape is added when it is first asked for.
 */
export interface ShapeTranslation {
  /** The shape with its hop as its direction's first one. */
  idOf(own: number): number
  /** The shape with its hop as a later one. */
  idOfLaterHop(own: number): number
}

const IS_CROSSING = FACT_KINDS.map((kind) => DIRECTIONS.some((direction) => direction === kind))

/** Shapes go from table to table as numbers: an import has tens of thousands, and most of their texts are alone. */
export function createShapeTranslation(own: ShapeColumns, family: ShapeTable): ShapeTranslation {
  /** Plus 1; 0 is not known yet. */
  const firstHops = new Uint32Array(own.codes.length)
  const laterHops = new Uint32Array(own.codes.length)
  const texts = new Uint32Array(own.strings.length)

  function textOf(text: number): number {
    const known = texts[text] as number
    if (known !== 0) return known - 1
    const id = family.textId(own.strings[text] as string)
    texts[text] = id + 1
    return id
  }

  function translate(id: number, isFirstHop: boolean): number {
    const connector = own.connector[id] as number
    return family.idOfParts(
      withFirstHop(own.codes[id] as number, isFirstHop),
      connector === 0 ? 0 : textOf(connector - 1) + 1,
      textOf(own.sender[id] as number),
      textOf(own.client[id] as number),
    )
  }

  return {
    idOf(id) {
      const known = firstHops[id] as number
      if (known !== 0) return known - 1
      const translated = translate(id, IS_CROSSING[kindOfCodes(own.codes[id] as number)] === true)
      firstHops[id] = translated + 1
      return translated
    },
    idOfLaterHop(id) {
      const known = laterHops[id] as number
      if (known !== 0) return known - 1
      const translated = translate(id, false)
      laterHops[id] = translated + 1
      return translated
    },
  }
}
