import type { Family } from '../facts/vocabulary.ts'
import { failedLogons } from './failed-logons.ts'
import { periodBefore } from './period-before.ts'
import { type ChosenPeriods, choosePeriods, spanOf } from './period-use.ts'
import type { SenderAttribute, SmtpAuthReport } from './report.ts'
import { chooseFamily, type ReportInput, rankFamilies } from './report-input.ts'
import { createSenderTally, type SenderTally } from './sender-tally.ts'
import { submissionDays, submissionSums } from './submission-sums.ts'

/** The SMTP AUTH clients report for a range: counts of one family, what the others say as attributes. */
export function smtpAuthReport(input: ReportInput): SmtpAuthReport {
  const periods = choosePeriods(input.periods, input.range)
  const tallies = new Map<Family, SenderTally>()
  const tallyOf = (family: Family): SenderTally => {
    const known = tallies.get(family)
    if (known) return known
    const tally = tallySenders(input, family, periods)
    tallies.set(family, tally)
    return tally
  }
  const coverage = rankFamilies(input, 'smtp-auth', (family) => tallyOf(family).messages > 0)
  const family = chooseFamily(input, coverage)
  const tally = family === null ? createSenderTally() : tallyOf(family)
  const others = coverage.filter((one) => one.family !== family && one.hasFacts).map((one) => one.family)
  const attributes = attributesBySender(others, tallyOf, input, periods)
  const before = periodBefore(input, family, periods)
  const senders = tally.rows().map((row) => ({
    ...row,
    previousMessages: before.messagesOf(row.address),
    isNew: before.isNew(row.address),
    attributes: attributes.get(row.address) ?? [],
  }))
  return {
    range: input.range,
    family,
    coverage,
    clients: senders.length,
    messages: tally.messages,
    tls: tally.tls,
    authentication: tally.authentication,
    byDay: family === null ? [] : submissionDays(input, family, input.range),
    senders,
    previous: before.previous,
    failedLogons: failedLogons(input),
    periods: periods.uses,
  }
}

function tallySenders(input: ReportInput, family: Family, periods: ChosenPeriods): SenderTally {
  const tally = createSenderTally()
  for (const sum of submissionSums(input, family, input.range)) tally.addSum(sum)
  if (family === 'portal-report') {
    for (const one of periods.counted) for (const total of one.totals) tally.addTotal(total)
  }
  return tally
}

function attributesBySender(
  others: readonly Family[],
  tallyOf: (family: Family) => SenderTally,
  input: ReportInput,
  periods: ChosenPeriods,
): ReadonlyMap<string, readonly SenderAttribute[]> {
  const attributes = new Map<string, SenderAttribute[]>()
  for (const family of others) {
    const range = family === 'portal-report' ? spanOf(periods) : input.range
    for (const { address, messages, tls, authentication, clientIps, firstDay, lastDay } of tallyOf(
      family,
    ).rows()) {
      const known = attributes.get(address) ?? []
      known.push({ family, range, messages, tls, authentication, clientIps, firstDay, lastDay })
      attributes.set(address, known)
    }
  }
  return attributes
}
