import { describe, expect, it } from 'vitest'
import { importOf, inputOf, periodOf, type RollupLine, rollupsOf } from '../../test/helpers/report-input.ts'
import { smtpAuthReport } from './smtp-auth.ts'

const SUBMISSION = { kind: 'submission' } as const

/** `[day, messages, sender]` of a message trace that covers these days; the report is of days 100 to 106. */
function traceOf(
  covered: { from: number; to: number },
  rows: readonly (readonly [number, number, string])[],
) {
  const lines = rows.map(([day, messages, sender]): RollupLine => [day, messages, { ...SUBMISSION, sender }])
  return inputOf({
    imports: [importOf('extended-trace', covered)],
    rollups: [rollupsOf('message-trace', lines)],
  })
}

/** What is said of each sender: its messages before, and whether it is new. */
function judged(input: Parameters<typeof smtpAuthReport>[0]) {
  const { senders } = smtpAuthReport(input)
  return Object.fromEntries(senders.map((row) => [row.address, [row.previousMessages, row.isNew]]))
}

describe('the period before, of days', () => {
  const rows = [
    [99, 5, 'a@x'],
    [93, 2, 'a@x'],
    [92, 100, 'b@x'],
    [9, 1, 'c@x'],
    [103, 1, 'a@x'],
    [103, 1, 'b@x'],
    [103, 1, 'c@x'],
    [103, 1, 'd@x'],
  ] as const

  it('is the same number of days just before, where all are covered', () => {
    const input = traceOf({ from: 93, to: 106 }, rows)
    // Days 93 to 99 hold 5 + 2 messages of one sender; day 92 is one too early.
    expect(smtpAuthReport(input).previous).toEqual({
      range: { from: 93, to: 99 },
      isCovered: true,
      clients: 1,
      messages: 7,
    })
    // The memory begins on day 100 - 90 = 10: `c` was last seen the day before it.
    expect(judged(input)).toEqual({
      'a@x': [7, false],
      'b@x': [0, false],
      'c@x': [0, true],
      'd@x': [0, true],
    })
  })

  it('says nothing where a day is missing, but of a sender that was seen', () => {
    const input = traceOf({ from: 94, to: 106 }, rows)
    expect(smtpAuthReport(input).previous).toEqual({
      range: { from: 93, to: 99 },
      isCovered: false,
      clients: null,
      messages: null,
    })
    expect(judged(input)).toEqual({
      'a@x': [null, false],
      'b@x': [null, false],
      'c@x': [null, null],
      'd@x': [null, null],
    })
  })

  it('is not covered by an export that cannot tell a submission', () => {
    const input = traceOf({ from: 100, to: 106 }, rows)
    const summary = importOf('enhanced-summary', { from: 90, to: 99 })
    expect(smtpAuthReport({ ...input, imports: [...input.imports, summary] }).previous?.isCovered).toBe(false)
  })
})

describe('the period before, of totals without days', () => {
  const week = periodOf('week.csv', { from: 100, to: 106 }, { 'a@x': 9, 'b@x': 1 })
  const imports = [importOf('smtp-auth-clients', { from: 100, to: 106 })]
  const inputWith = (...others: readonly ReturnType<typeof periodOf>[]) =>
    inputOf({ imports, periods: [week, ...others] })

  it('compares one whole period with the one before', () => {
    const input = inputWith(periodOf('before.csv', { from: 93, to: 99 }, { 'a@x': 3 }))
    expect(smtpAuthReport(input).previous).toMatchObject({ isCovered: true, clients: 1, messages: 3 })
    expect(judged(input)).toEqual({ 'a@x': [3, false], 'b@x': [0, true] })
  })

  it('does not compare with a period that the days before cut, but knows whom it has seen', () => {
    const input = inputWith(periodOf('longer.csv', { from: 92, to: 99 }, { 'a@x': 3 }))
    expect(smtpAuthReport(input).previous).toMatchObject({ isCovered: false, messages: null })
    expect(judged(input)).toEqual({ 'a@x': [null, false], 'b@x': [null, null] })
  })

  it('is as long as the periods that count, which may be shorter than the range', () => {
    const input = inputWith(periodOf('before.csv', { from: 93, to: 99 }, { 'a@x': 3 }))
    const wide = { ...input, range: { from: 100, to: 108 } }
    expect(smtpAuthReport(wide).previous).toMatchObject({ range: { from: 93, to: 99 }, messages: 3 })
  })

  it('does not compare periods with a gap between them', () => {
    const input = inputOf({
      imports,
      periods: [
        periodOf('one.csv', { from: 100, to: 101 }, { 'a@x': 1 }),
        periodOf('two.csv', { from: 103, to: 103 }, { 'a@x': 1 }),
        periodOf('before.csv', { from: 96, to: 99 }, { 'a@x': 3 }),
      ],
    })
    expect(smtpAuthReport(input).previous).toMatchObject({ range: { from: 96, to: 99 }, isCovered: false })
  })

  it('has none where nobody knows the days', () => {
    const input = inputOf({ imports, periods: [periodOf('unknown.csv', null, { 'a@x': 3 })] })
    expect(smtpAuthReport(input).previous).toBeNull()
    expect(judged(input)).toEqual({ 'a@x': [null, null] })
  })
})
