import { expect, it } from 'vitest'
import type { ImportCoverage } from '../facts/coverage.ts'
import { type DayRange, parseDay } from '../facts/day.ts'
import { FAMILY_OF_FORMAT, type FormatName } from '../facts/vocabulary.ts'
import { type EmptinessInput, emptinessOf } from './emptiness.ts'

const WEEK = days('2026-11-14', '2026-11-20')

function days(from: string, to: string): DayRange {
  return { from: parseDay(from), to: parseDay(to) }
}

function covered(format: FormatName, range: DayRange): ImportCoverage {
  return { id: format, file: `${format}.csv`, format, family: FAMILY_OF_FORMAT[format], covered: range }
}

function emptiness(imports: readonly ImportCoverage[], change: Partial<EmptinessInput> = {}) {
  const coverage = imports.map(({ family, format, covered: own }) => ({
    family,
    formats: [format],
    days: Array.from({ length: 7 }, (_, index) => WEEK.from + index).filter(
      (day) => own !== null && day >= own.from && day <= own.to,
    ),
    hasFacts: false,
  }))
  const basis = { range: WEEK, family: null, coverage }
  return emptinessOf({ question: 'smtp-auth', basis, imports, chosen: null, ...change })
}

it('is a true zero where a trace covers days of the range', () => {
  // 18, 19 and 20 November.
  expect(emptiness([covered('extended-trace', days('2026-11-18', '2026-11-25'))])).toEqual({
    kind: 'no-messages',
    family: 'message-trace',
    days: 3,
  })
})

it('names the last days before the range, as many as it has', () => {
  // Seven days up to 1 November.
  expect(emptiness([covered('extended-trace', days('2026-10-01', '2026-11-01'))])).toEqual({
    kind: 'other-days',
    nearest: days('2026-10-26', '2026-11-01'),
  })
})

it('names the first days behind the range where those are nearer', () => {
  const before = covered('extended-trace', days('2026-10-01', '2026-11-01'))
  const behind = covered('extended-trace', days('2026-11-22', '2026-11-24'))
  expect(emptiness([before, behind])).toEqual({ kind: 'other-days', nearest: behind.covered })
})

it('offers a period whole, also one that the range cuts', () => {
  const period = days('2026-11-10', '2026-11-16')
  expect(emptiness([covered('smtp-auth-clients', period)])).toEqual({ kind: 'other-days', nearest: period })
})

it('says that no export answers the question', () => {
  expect(emptiness([covered('enhanced-summary', WEEK)])).toEqual({
    kind: 'cannot-answer',
    families: ['message-trace'],
  })
})

it('says that nothing is there at all', () => {
  expect(emptiness([])).toEqual({ kind: 'nothing-imported' })
})

it('looks at the chosen family alone', () => {
  const imports = [covered('extended-trace', WEEK), covered('inbound-outbound-messages', WEEK)]
  expect(emptiness(imports, { chosen: 'portal-report' })).toEqual({
    kind: 'cannot-answer',
    families: ['portal-report'],
  })
})
