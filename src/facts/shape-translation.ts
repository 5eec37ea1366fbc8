import { kindOfCodes, type ShapeColumns, type ShapeTable, withFirstHop } from './shape.ts'
import { DIRECTIONS, FACT_KINDS } from './vocabulary.ts'

/**
 * The id in `family` of an import's shape, of a fact that stands as it is: a crossing of the border is then its
 * message's first hop. A shape is added when it is first asked for.
 */
export type ShapeTranslation = (own: number) => number

const IS_CROSSING = FACT_KINDS.map((kind) => DIRECTIONS.some((direction) => direction === kind))

/** Shapes go from table to table as numbers: an import has tens of thousands, and most of their texts are alone. */
export function createShapeTranslation(own: ShapeColumns, family: ShapeTable): ShapeTranslation {
  /** Plus 1; 0 is not known yet. */
  const ids = new Uint32Array(own.codes.length)
  const texts = new Uint32Array(own.strings.length)
  /** A family's first import lends it its texts: no text is looked up. */
  const isFirst = family.adoptTexts(own.strings)

  function textOf(text: number): number {
    if (isFirst) return text
    const known = texts[text] as number
    if (known !== 0) return known - 1
    const id = family.textId(own.strings[text] as string)
    texts[text] = id + 1
    return id
  }

  function translate(id: number): number {
    const codes = own.codes[id] as number
    const connector = own.connector[id] as number
    return family.idOfParts(
      withFirstHop(codes, IS_CROSSING[kindOfCodes(codes)] === true),
      connector === 0 ? 0 : textOf(connector - 1) + 1,
      textOf(own.sender[id] as number),
      textOf(own.client[id] as number),
    )
  }

  return (id) => {
    const known = ids[id] as number
    if (known !== 0) return known - 1
    const translated = translate(id)
    ids[id] = translated + 1
    return translated
  }
}
