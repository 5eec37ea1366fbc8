import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detailRecord, summaryRecord } from '../../test/helpers/arbitrary-trace.ts'
import { runCli } from '../../test/helpers/run-cli.ts'
import { oracleReport } from '../../test/helpers/trace-oracle.ts'
import { detailText, summaryText } from '../../test/helpers/trace-text.ts'

const details = fc.array(detailRecord, { minLength: 1, maxLength: 12 })
const summaries = fc.array(summaryRecord, { maxLength: 6 })

/** Each run reads its files from disk, up to eight of them. */
const RUNS = 200
const TIMEOUT = 60_000

async function reportsOf(files: Readonly<Record<string, string>>) {
  const { range, smtpAuth, mailFlow, insights } = (await runCli(files)).json()
  return { range, smtpAuth, mailFlow, insights }
}

/** What must not depend on how records lie in files: all but what needs to know the days that files cover. */
async function countsOf(files: Readonly<Record<string, string>>) {
  const { smtpAuth, ...reports } = await reportsOf(files)
  const { previous: _, ...counts } = smtpAuth
  const senders = counts.senders.map(({ isNew: _new, previousMessages: _before, ...sender }) => sender)
  return { ...reports, smtpAuth: { ...counts, senders } }
}

describe('the analysis of a trace', () => {
  it(
    'says what a plain reading of the documents says',
    async () => {
      await fc.assert(
        fc.asyncProperty(details, summaries, async (some, others) => {
          const reports = await reportsOf({ 'a.csv': detailText(some), 'b.csv': summaryText(others) })
          expect(reports).toEqual(oracleReport({ details: some, summaries: others }))
        }),
        { numRuns: RUNS },
      )
    },
    TIMEOUT,
  )

  it(
    'does not depend on the order of records and files, on splits or on overlap',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          details,
          summaries,
          fc.infiniteStream(fc.nat({ max: 3 })),
          async (some, others, places) => {
            const [whole, split] = [
              { 'a.csv': detailText(some), 'b.csv': summaryText(others) },
              deal(some, others, places),
            ]
            expect(await countsOf(split)).toEqual(await countsOf(whole))
          },
        ),
        { numRuns: RUNS / 4 },
      )
    },
    TIMEOUT,
  )

  it(
    'accounts for every record',
    async () => {
      const line = fc.oneof(
        detailRecord.map((record) => lastLine(detailText([record]))),
        fc.constantFrom('', '  ', 'x', 'not a time,,,', ','.repeat(30).concat('x'), '"'),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
          const text = detailText([]) + lines.map((one) => `${one}\r\n`).join('')
          const [entry] = (await runCli({ 'a.csv': text })).json().imports
          const rejected = entry?.rejected.reduce((sum, { count }) => sum + count, 0) ?? 0
          expect((entry?.accepted ?? 0) + rejected + (entry?.blank ?? 0)).toBe(entry?.records)
        }),
        { numRuns: RUNS / 2 },
      )
    },
    TIMEOUT,
  )
})

/** Deals the records to files in another order, each to one or two of them. */
function deal(
  details: readonly Parameters<typeof detailText>[0][number][],
  summaries: readonly Parameters<typeof summaryText>[0][number][],
  places: Iterator<number>,
): Record<string, string> {
  const place = (): number => places.next().value ?? 0
  const dealt = <T>(records: readonly T[]): T[][] => {
    const files: T[][] = [[], [], [], []]
    for (const record of records) for (const at of new Set([place(), place()])) files[at]?.unshift(record)
    return files
  }
  return Object.fromEntries([
    ...dealt(summaries).map((records, at) => [`${at}-summary.csv`, summaryText(records)]),
    ...dealt(details).map((records, at) => [`${at}-detail.csv`, detailText(records)]),
  ])
}

function lastLine(text: string): string {
  return text.trimEnd().split('\r\n').at(-1) ?? ''
}
