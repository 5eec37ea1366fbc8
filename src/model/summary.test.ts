import { describe, expect, it } from 'vitest'
import { emptyModel, INSIGHTS, periodReport, reportModel, traceReport, WEEK } from '../../test/ui/models.ts'
import { summaryOf } from './summary.ts'

/** The report covers all days of the week but Tuesday. */
const GAP = WEEK.from + 3

describe('summaryOf', () => {
  it('has the numbers of the report', () => {
    const { smtpAuth, mailFlow } = summaryOf(reportModel())
    expect(smtpAuth).toMatchObject({ family: 'message-trace', clients: 3, messages: 1653, range: WEEK })
    // One sender is Basic by the portal export, one has both, of one nobody knows: by hand from `TRACE_SENDERS`.
    expect(smtpAuth.authentication).toEqual({ basic: 1, oauth: 1, unknown: 1 })
    expect(mailFlow.inbound.messages).toBe(9936)
  })

  it('has one number a day, none where the day is not covered', () => {
    const byDay = [
      { day: WEEK.from, domain: 'a.com', messages: 2, tls: {} },
      { day: WEEK.from, domain: 'b.com', messages: 3, tls: {} },
      { day: WEEK.to, domain: 'a.com', messages: 7, tls: {} },
    ]
    const { perDay } = summaryOf(reportModel({ smtpAuth: { ...traceReport(), byDay } })).smtpAuth
    expect(perDay).toEqual([5, 0, 0, null, 0, 0, 7])
    expect(WEEK.from + perDay.indexOf(null)).toBe(GAP)
  })

  it('has no days but periods where a portal export counts', () => {
    const { perDay, periods } = summaryOf(reportModel({ smtpAuth: periodReport() })).smtpAuth
    expect(perDay).toEqual([])
    expect(periods).toHaveLength(1)
  })

  it('compares only where no day is missing, before or now', () => {
    const before = { from: WEEK.from - 7, to: WEEK.from - 1 }
    const previous = { range: before, isCovered: true, clients: 2, messages: 900 }
    const report = traceReport()
    const whole = report.coverage.map((one) => ({
      ...one,
      days: [0, 1, 2, 3, 4, 5, 6].map((at) => WEEK.from + at),
    }))
    const beforeOf = (smtpAuth: typeof report) => summaryOf(reportModel({ smtpAuth })).smtpAuth.before
    expect(beforeOf({ ...report, previous })).toBeNull()
    expect(beforeOf({ ...report, coverage: whole, previous })).toEqual({ clients: 2, messages: 900 })
    const uncovered = { ...previous, isCovered: false, clients: null, messages: null }
    expect(beforeOf({ ...report, coverage: whole, previous: uncovered })).toBeNull()
  })

  it('counts open insights on enough messages, and lists the worst of all open ones', () => {
    const { insights } = summaryOf(reportModel())
    expect(insights.open).toBe(2)
    expect(insights.byRule).toEqual([
      { id: 'no-tls-over-25', limit: 0.25, count: 1 },
      { id: 'tls10-over-50', limit: 0.5, count: 1 },
    ])
    expect(insights.worst.map(({ connector }) => connector)).toEqual([
      'Contoso relay',
      'Fabrikam partner',
      'To printers',
    ])
    const acknowledged = INSIGHTS.map((insight) => ({ ...insight, state: 'acknowledged' as const }))
    expect(summaryOf(reportModel({ insights: acknowledged })).insights).toEqual({
      open: 0,
      byRule: [],
      worst: [],
    })
  })

  it('knows the last covered day, and none of an empty store', () => {
    expect(summaryOf(reportModel()).newestDay).toBe(WEEK.to)
    expect(summaryOf(emptyModel()).newestDay).toBeNull()
  })
})
