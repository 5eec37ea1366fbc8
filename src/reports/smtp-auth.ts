import { domainOf } from '../facts/address.ts'
import { compareText } from '../facts/order.ts'
import type { Family } from '../facts/vocabulary.ts'
import { failedLogons } from './failed-logons.ts'
import { type ChosenPeriods, choosePeriods } from './period-use.ts'
import type { DomainDay, SenderAttribute, SenderRow, SmtpAuthReport } from './report.ts'
import { chooseFamily, forEachRow, type ReportInput, rankFamilies } from './report-input.ts'
import { createSenderTally, type SenderTally } from './sender-tally.ts'

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
  const senders = tally.rows()
  const others = coverage.filter((one) => one.family !== family && one.hasFacts).map((one) => one.family)
  return {
    range: input.range,
    family,
    coverage,
    clients: senders.length,
    messages: tally.messages,
    tls: tally.tls,
    authentication: tally.authentication,
    byDay: family === null ? [] : messagesByDay(input, family),
    senders: withAttributes(senders, others, tallyOf, input, periods),
    failedLogons: failedLogons(input),
    periods: periods.uses,
  }
}

function tallySenders(input: ReportInput, family: Family, periods: ChosenPeriods): SenderTally {
  const tally = createSenderTally()
  forEachRow(input, family, (row) => {
    if (row.shape.kind === 'submission') tally.addRow(row)
  })
  if (family === 'portal-report') {
    for (const one of periods.counted) for (const total of one.totals) tally.addTotal(total)
  }
  return tally
}

function messagesByDay(input: ReportInput, family: Family): DomainDay[] {
  const byKey = new Map<string, { day: number; domain: string; messages: number }>()
  forEachRow(input, family, ({ day, shape, messages }) => {
    if (shape.kind !== 'submission') return
    const domain = domainOf(shape.sender)
    const key = `${day} ${domain}`
    const known = byKey.get(key) ?? { day, domain, messages: 0 }
    known.messages += messages
    byKey.set(key, known)
  })
  return [...byKey.values()].sort((a, b) => a.day - b.day || compareText(a.domain, b.domain))
}

function withAttributes(
  rows: readonly Omit<SenderRow, 'attributes'>[],
  others: readonly Family[],
  tallyOf: (family: Family) => SenderTally,
  input: ReportInput,
  periods: ChosenPeriods,
): SenderRow[] {
  const attributesOf = new Map<string, SenderAttribute[]>()
  for (const family of others) {
    const range = family === 'portal-report' ? spanOf(periods) : input.range
    for (const row of tallyOf(family).rows()) {
      const { messages, tls, authentication, clientIps } = row
      const known = attributesOf.get(row.address) ?? []
      known.push({ family, range, messages, tls, authentication, clientIps })
      attributesOf.set(row.address, known)
    }
  }
  return rows.map((row) => ({ ...row, attributes: attributesOf.get(row.address) ?? [] }))
}

/** First to last day of the counted periods; `null` where nobody knows the days of one. */
function spanOf({ counted }: ChosenPeriods): SenderAttribute['range'] {
  const ranges = counted.map((one) => one.period)
  if (ranges.length === 0 || ranges.includes(null)) return null
  return {
    from: Math.min(...ranges.map((range) => range?.from ?? 0)),
    to: Math.max(...ranges.map((range) => range?.to ?? 0)),
  }
}
