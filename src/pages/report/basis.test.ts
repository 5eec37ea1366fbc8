import { expect, it } from 'vitest'
import { importRecord, periodReport, traceReport, WEEK } from '../../../test/ui/models.ts'
import { countedPeriods } from '../../reports/counted-periods.ts'
import { accountOf, basisLine, missingDays, omissions } from './basis.ts'

it('names range, zone and source', () => {
  expect(basisLine(traceReport(), [])).toMatch(/^7 days to Fri.*20.*2026 \(UTC\), from message traces$/)
})

it('names the period of a portal export instead of claiming days', () => {
  const report = periodReport()
  expect(countedPeriods(report)).toEqual([WEEK])
  expect(basisLine(report, countedPeriods(report))).toMatch(/14.*20.*2026 \(UTC\), from the portal export$/)
  expect(omissions(report, 0, countedPeriods(report))).toEqual([])
})

it('says what is left out', () => {
  expect(omissions(traceReport(), 1653, [])).toEqual([
    '1,653 messages without a known TLS version',
    '1 day without data',
  ])
  // Tuesday 17 Nov.
  expect(missingDays(traceReport())).toEqual([{ from: WEEK.from + 3, to: WEEK.from + 3 }])
})

it('says that there is no data, not that there are no messages', () => {
  expect(basisLine({ range: null, family: null, coverage: [] }, [])).toBe('No data for these days.')
})

it('accounts for other sources and unreadable records', () => {
  const account = accountOf(traceReport(), [importRecord(), importRecord({ state: 'deleting' })]).join('\n')
  expect(account).toContain('never added')
  // 20 of the sealed import; the deleted one is not counted.
  expect(account).toContain('20 records')
})
