import fc from 'fast-check'
import { FAMILY_OF_FORMAT, type Family, FORMAT_NAMES, type FormatName } from '../../src/facts/vocabulary.ts'
import { EXACT_EXPORTS } from './exports.ts'

/** A unit of an export, and the files (of its format) that hold it. */
interface Dealt {
  readonly format: FormatName
  readonly unit: string
  /** Numbers of files, at least one. */
  readonly files: readonly number[]
  /** Its place inside a file: units ascend by it. */
  readonly at: number
}

/** The same units twice: in one file a format, and dealt to several, some more than once, in another order. */
export interface Deal {
  readonly whole: readonly string[]
  readonly dealt: readonly string[]
}

const FILES = [0, 1, 2]

/** Units of all formats of a family: what is counted of them depends on the others. */
export function dealsOf(family: Family): fc.Arbitrary<Deal> {
  const formats = FORMAT_NAMES.filter((format) => FAMILY_OF_FORMAT[format] === family)
  const dealt = fc.oneof(...formats.map(dealtUnit))
  return fc
    .tuple(
      fc.array(dealt, { minLength: 1, maxLength: 14 }),
      fc.array(fc.nat({ max: 99 }), { minLength: 40, maxLength: 40 }),
    )
    .map(([units, order]) => {
      const kept = onePerKey(units)
      const files = formats.flatMap((format) => filesOf(kept, format))
      const shuffled = files
        .map((text, index) => ({ text, place: order[index] ?? 0 }))
        .sort((a, b) => a.place - b.place)
      return {
        whole: formats.flatMap((format) => fileOf(ofFormat(kept, format), format)),
        dealt: shuffled.map(({ text }) => text),
      }
    })
}

function dealtUnit(format: FormatName): fc.Arbitrary<Dealt> {
  return fc.record({
    format: fc.constant(format),
    unit: EXACT_EXPORTS[format].unit,
    files: fc.subarray(FILES, { minLength: 1 }),
    at: fc.nat({ max: 99 }),
  })
}

/** Where a later unit replaces an earlier one, a pool may hold one a key: two would state different things. */
function onePerKey(units: readonly Dealt[]): readonly Dealt[] {
  const seen = new Set<string>()
  return units.filter(({ format, unit }) => {
    const key = EXACT_EXPORTS[format].keyOf?.(unit)
    if (key === undefined) return true
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

function ofFormat(units: readonly Dealt[], format: FormatName): readonly Dealt[] {
  return units.filter((one) => one.format === format)
}

function filesOf(units: readonly Dealt[], format: FormatName): readonly string[] {
  const own = ofFormat(units, format)
  if (EXACT_EXPORTS[format].deal === 'whole') return FILES.flatMap(() => fileOf(own, format))
  return FILES.flatMap((file) => {
    const units = own.filter(({ files }) => files.includes(file))
    return fileOf(
      [...units].sort((a, b) => a.at - b.at),
      format,
    )
  })
}

/** No file without a unit: an export with a header alone covers nothing, and is tested elsewhere. */
function fileOf(units: readonly Dealt[], format: FormatName): readonly string[] {
  return units.length === 0 ? [] : [EXACT_EXPORTS[format].text(units.map(({ unit }) => unit))]
}
