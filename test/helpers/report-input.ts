import type { ImportCoverage, PeriodImport } from '../../src/facts/coverage.ts'
import type { DayRange } from '../../src/facts/day.ts'
import { createShapeTable, type Shape } from '../../src/facts/shape.ts'
import { FAMILY_OF_FORMAT, type Family, type FormatName } from '../../src/facts/vocabulary.ts'
import type { ReportInput } from '../../src/reports/report-input.ts'
import type { FamilyRollups } from '../../src/rollup/rollup.ts'
import { createDeltaBook, toRollupDays } from '../../src/rollup/rollup-delta.ts'

/** One line of a rollup: a day, messages, and what of their shape is told. */
export type RollupLine = readonly [day: number, messages: number, shape: Partial<Shape>]

const SHAPE: Shape = {
  kind: 'inbound',
  connector: null,
  connectorType: 'None',
  tls: 'unknown',
  authentication: 'unknown',
  certainty: 'certain',
  sender: '',
  client: '',
  status: 'unknown',
  forcedTls: 'unknown',
  isFirstHop: true,
}

/** The rollups of a family from lines; what a line leaves out is inbound, without a connector, unknown. */
export function rollupsOf(family: Family, lines: readonly RollupLine[]): FamilyRollups {
  const shapes = createShapeTable()
  const book = createDeltaBook()
  for (const [day, messages, shape] of lines) {
    book.add(day, shapes.idOf({ ...SHAPE, ...shape }), { messages, deliveries: 0, bytes: 0 }, 1)
  }
  const days = toRollupDays(book)
  return { family, shapes: shapes.toColumns(), days }
}

export function importOf(format: FormatName, covered: DayRange | null): ImportCoverage {
  return { id: format, file: `${format}.csv`, format, family: FAMILY_OF_FORMAT[format], covered }
}

/** Period totals of one file: sender to messages. */
export function periodOf(
  file: string,
  period: DayRange | null,
  messages: Readonly<Record<string, number>>,
  sha256 = file,
): PeriodImport {
  const totals = Object.entries(messages).map(([sender, count]) => ({
    sender,
    messages: count,
    tls: { '1.2': count },
    authentication: { basic: count },
  }))
  return { importId: file, file, period, sha256, totals }
}

/** An input with nothing in it but what is given; days 100 to 106. */
export function inputOf(parts: Partial<ReportInput>): ReportInput {
  return { imports: [], periods: [], rollups: [], range: { from: 100, to: 106 }, ...parts }
}
