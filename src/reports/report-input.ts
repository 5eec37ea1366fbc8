import type { ImportCoverage, PeriodImport } from '../facts/coverage.ts'
import { type DayRange, isInside } from '../facts/day.ts'
import { type Shape, type ShapeColumns, unpackShapes } from '../facts/shape.ts'
import {
  COUNTED_FAMILIES,
  type FactKind,
  type Family,
  QUESTIONS_OF_FORMAT,
  type Question,
} from '../facts/vocabulary.ts'
import type { FamilyRollups, RollupDay } from '../rollup/rollup.ts'
import { coveredDays } from './range.ts'
import type { FamilyCoverage } from './report.ts'

/** All that a report is computed from; one consistent state of the store. */
export interface ReportInput {
  /** Sealed imports. */
  readonly imports: readonly ImportCoverage[]
  readonly periods: readonly PeriodImport[]
  /** Of each family the days of the range, and of those before it what `withDaysBefore` says. */
  readonly rollups: readonly FamilyRollups[]
  /** `null`: no import covers a day. */
  readonly range: DayRange | null
  /** The family to count from; without it the one with the best coverage. */
  readonly family?: Family
}

/** One row of the rollups inside the range. */
export interface RollupRow {
  readonly day: number
  readonly shape: Shape
  readonly messages: number
}

/** Unpacked once: both reports walk the same rollups several times. */
const unpacked = new WeakMap<ShapeColumns, readonly Shape[]>()

function shapesOf({ shapes: columns }: FamilyRollups): readonly Shape[] {
  const known = unpacked.get(columns)
  if (known) return known
  const shapes = unpackShapes(columns)
  unpacked.set(columns, shapes)
  return shapes
}

/** The rollups of one family, their shapes unpacked. */
export function familyRollups(
  input: Pick<ReportInput, 'rollups'>,
  family: Family,
): readonly { readonly shapes: readonly Shape[]; readonly days: readonly RollupDay[] }[] {
  return input.rollups
    .filter((rollups) => rollups.family === family)
    .map((rollups) => ({ shapes: shapesOf(rollups), days: rollups.days }))
}

/**
 * Calls back for every row of one family inside the range that states one of these kinds. What is asked for is looked up by
 * shape: of 450,000 rows, 90 days of 5,000 senders, those of other kinds cost next to nothing.
 */
export function forEachRow(
  input: Pick<ReportInput, 'rollups' | 'range'>,
  family: Family,
  kinds: readonly FactKind[],
  visit: (row: RollupRow) => void,
): void {
  const { range } = input
  if (range === null) return
  for (const { shapes, days } of familyRollups(input, family)) {
    const isWanted = Uint8Array.from(shapes, (shape) => Number(kinds.includes(shape.kind)))
    if (!isWanted.includes(1)) continue
    for (const { day, shape, messages } of days) {
      if (!isInside(day, range)) continue
      for (let row = 0; row < shape.length; row++) {
        const id = shape[row] as number
        if (isWanted[id]) visit({ day, shape: shapes[id] as Shape, messages: messages[row] as number })
      }
    }
  }
}

/**
 * Every family with an import, the best coverage of the question first; ties in the order of `COUNTED_FAMILIES`. Only
 * exports that can answer the question cover a day of it.
 */
export function rankFamilies(
  input: ReportInput,
  question: Question,
  hasFacts: (family: Family) => boolean,
): readonly FamilyCoverage[] {
  const answering = answeringImports(input, question)
  return COUNTED_FAMILIES.filter((family) => input.imports.some((one) => one.family === family))
    .map((family) => ({
      family,
      formats: [...new Set(answering.filter((one) => one.family === family).map((one) => one.format))].sort(),
      days: coveredDays(answering, family, input.range),
      hasFacts: hasFacts(family),
    }))
    .sort((a, b) => Number(b.hasFacts) - Number(a.hasFacts) || b.days.length - a.days.length)
}

/** The imports that can answer the question: others cover no day of it, whatever dates they hold. */
export function answeringImports(
  { imports }: Pick<ReportInput, 'imports'>,
  question: Question,
): readonly ImportCoverage[] {
  return imports.filter((one) => QUESTIONS_OF_FORMAT[one.format].includes(question))
}

/** The family that counts come from: the one asked for, else the best with a fact, else none. */
export function chooseFamily(input: ReportInput, coverage: readonly FamilyCoverage[]): Family | null {
  if (input.family !== undefined) return input.family
  return coverage.find((one) => one.hasFacts)?.family ?? null
}
