/*
 * TLS reports of mail senders (SMTP TLS Reporting, RFC 8460): one JSON document a reporter, recipient domain and UTC
 * day, as `.json`, `.json.gz` or attached to a mail. Seen in nine real or published reports, of Google, Microsoft
 * and Mail.ru among them.
 *
 * How sure: the format is a standard, and certain. `mx-host` may be a list, a text or absent, `failure-details` absent or
 * of two keys, and Microsoft puts a JSON list inside one `policy-string`: nothing here depends on any of them.
 *
 * What it counts are sessions, never messages, from the side of the sender: for the admin's own domain this is mail on
 * its way in. Two policies of one report may count the same sessions twice, so they are kept apart and never
 * added. Left out: the single servers and addresses, the text of the policy. It does not say the TLS version.
 */
import { type DayRange, dayOfMs, type EpochDay, epochDay } from '../facts/day.ts'
import type { TlsOutcome, TlsPolicy } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import { createDaySpan } from './day-span.ts'
import type { DocumentFormat, DocumentReader, FormatContext } from './format.ts'
import { createOutcomeTable, UNSPECIFIED } from './outcome-table.ts'

type JsonObject = Readonly<Record<string, unknown>>

export const tlsRpt: DocumentFormat = {
  name: 'tls-rpt',
  recognise(document) {
    if (!isReport(document)) return null
    return { says: ['days', 'tls-failures'], open: createReader }
  },
}

function createReader({ now }: FormatContext): DocumentReader {
  const table = createOutcomeTable()
  const span = createDaySpan()
  return {
    read(document) {
      if (!isReport(document)) return ['unknown-columns']
      const policies = document.policies
      const days = daysOf(document['date-range'], now)
      if (days === null) return policies.map(() => 'bad-timestamp' as const)
      span.include(days.from)
      span.include(days.to)
      const report = {
        day: days.from,
        reporter: textOf(document['organization-name']),
        report: textOf(document['report-id']),
        unit: 'sessions' as const,
      }
      const read = policies.map(readPolicy)
      const rows = read.flatMap((one) => (typeof one === 'string' ? [] : one))
      table.addReport(rows.map((row) => ({ ...report, ...row })))
      return read.map((one) => (typeof one === 'string' ? one : null))
    },
    finish: () => ({
      facts: { kind: 'tls-outcomes', rows: table.rows() },
      // Sessions of policies that overlap: no sum of them means anything, and none of them is a message.
      messages: 0,
      repeats: table.repeats,
      covered: span.range,
      warnings: [],
    }),
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isReport(document: unknown): document is JsonObject & { readonly policies: readonly unknown[] } {
  if (!isObject(document) || !Array.isArray(document.policies)) return false
  return 'organization-name' in document || 'report-id' in document || 'date-range' in document
}

type PolicyRow = Pick<TlsOutcome, 'domain' | 'policy' | 'isFailure' | 'reason' | 'count'>

/** What one policy counted; of a policy with a number that is none, nothing. */
function readPolicy(entry: unknown): readonly PolicyRow[] | RejectCode {
  if (!isObject(entry) || !isObject(entry.policy)) return 'bad-json'
  const summary = isObject(entry.summary) ? entry.summary : {}
  const succeeded = countOf(summary['total-successful-session-count'])
  const failed = countOf(summary['total-failure-session-count'])
  const details = readDetails(entry['failure-details'])
  if (succeeded === null || failed === null || details === null) return 'bad-number'
  const explained = details.reduce((sum, { count }) => sum + count, 0)
  const unexplained = { reason: UNSPECIFIED, count: Math.max(0, failed - explained) }
  const of = {
    domain: textOf(entry.policy['policy-domain']).toLowerCase().replace(/\.$/, ''),
    policy: policyOf(entry.policy['policy-type']),
  }
  return [
    { ...of, isFailure: false, reason: '', count: succeeded },
    ...[...details, unexplained].map((failure) => ({ ...of, isFailure: true, ...failure })),
  ]
}

/** Failed sessions by reason; a report without the list has none. `null`: a number that is none. */
function readDetails(list: unknown): readonly { readonly reason: string; readonly count: number }[] | null {
  if (list === undefined || list === null) return []
  if (!Array.isArray(list)) return null
  const details = list.map((detail: unknown) => {
    const { 'failed-session-count': failed, 'result-type': reason } = isObject(detail) ? detail : {}
    return { reason: textOf(reason).toLowerCase() || UNSPECIFIED, count: countOf(failed) }
  })
  return details.every(isCounted) ? details : null
}

function isCounted<T extends { readonly count: number | null }>(
  one: T,
): one is T & { readonly count: number } {
  return one.count !== null
}

/** No reporter has more sessions with one domain on one day. */
const MAX_SESSIONS = 0xffffffff

function countOf(value: unknown): number | null {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_SESSIONS
  return isCount ? value : null
}

/** `no-policy-found` is TLS as far as the other side offers it. */
function policyOf(type: unknown): TlsPolicy {
  switch (textOf(type).toLowerCase()) {
    case 'sts':
      return 'mta-sts'
    case 'tlsa':
      return 'dane'
    case 'no-policy-found':
      return 'tls'
    default:
      return 'unknown'
  }
}

// Line breaks and other control characters have no place in a name or a reason; hostile reports put them there.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROLS = /[\u0000-\u001f\u007f]+/g

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(CONTROLS, ' ').trim() : ''
}

/** The days that a report covers; its end is often the first instant of the next day. */
function daysOf(range: unknown, now: number): DayRange | null {
  const { 'start-datetime': start, 'end-datetime': end } = isObject(range) ? range : {}
  const from = msOf(start)
  const day = dayOfMs(from)
  if (!(day >= EARLIEST_DAY && day <= dayOfMs(now) + FUTURE_DAYS)) return null
  const last = dayOfMs(msOf(end) - 1)
  return { from: day, to: last > day && last <= day + LONGEST_DAYS ? last : day }
}

/** As everywhere: no report is older than the service, and clocks are off by hours. */
const EARLIEST_DAY: EpochDay = epochDay(2000, 1, 1)
const FUTURE_DAYS = 31
/** Reports are of a day, some of a week; an end far off is a mistake. */
const LONGEST_DAYS = 31

const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/** Milliseconds since the epoch of an RFC 3339 time; without a zone UTC. NaN: no time. */
function msOf(value: unknown): number {
  const match = DATE_TIME.exec(textOf(value))
  if (!match) return Number.NaN
  const [, year, month, day, clock = '00:00:00', zone = 'Z'] = match
  // The parser takes 30 February for 2 March.
  if (Number.isNaN(epochDay(Number(year), Number(month), Number(day)))) return Number.NaN
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase()
  return Date.parse(`${year}-${month}-${day}T${clock}${offset}`)
}
