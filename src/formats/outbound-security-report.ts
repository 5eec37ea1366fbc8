/*
 * "Outbound messages in transit security" of the Exchange admin center: what went out under DANE, MTA-STS, TLS or
 * without TLS ("Messages sent"), and what was held back because its protection failed ("Messages blocked"); also
 * as a historical search (`OutboundSecurityReport`).
 * Described: Microsoft's page of the report, which names the columns on screen.
 *
 * How sure: no exported file was seen. The header, its language and whether it has days are not known, so names are
 * aliases and both tables are read, "Messages sent" as a column a protection or as a row a protection. Counts are
 * Microsoft's own and are messages, but of another question than the reports': evidence, never added to them.
 * Left out: nothing that the page names.
 */
import type { RecordView } from '../csv/record-reader.ts'
import type { EpochDay } from '../facts/day.ts'
import type { TlsOutcome, TlsPolicy } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import { aspectsOf, normaliseLabel } from './columns.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { SECURITY_LABELS, type SecurityColumn } from './outbound-security-labels.ts'
import { createOutcomeTable, UNSPECIFIED } from './outcome-table.ts'
import { hasMessageColumn } from './portal-columns.ts'
import { checkFieldCount } from './record-values.ts'
import { createTimestampReader, type TimestampReader } from './timestamp.ts'
import { parseWholeCount } from './whole-count.ts'

const FIELDS: readonly (FormatField & { readonly column: SecurityColumn })[] = [
  { header: 'Date', column: 'date', isNeeded: false, gives: 'days' },
  { header: 'Recipient domain', column: 'domain', isNeeded: false, gives: null },
  { header: 'Security type', column: 'type', isNeeded: false, gives: null },
  { header: 'Count of messages blocked', column: 'blocked', isNeeded: false, gives: 'tls-failures' },
  { header: 'Distinct error generated for domain', column: 'error', isNeeded: false, gives: null },
  { header: 'Messages sent', column: 'sent', isNeeded: false, gives: null },
  { header: 'SMTP DANE', column: 'dane', isNeeded: false, gives: null },
  { header: 'MTA-STS', column: 'mtaSts', isNeeded: false, gives: null },
  { header: 'TLS', column: 'tls', isNeeded: false, gives: null },
  { header: 'No TLS', column: 'noTls', isNeeded: false, gives: null },
]

const DATE = 0
const DOMAIN = 1
const TYPE = 2
const BLOCKED = 3
const ERROR = 4
const SENT = 5
/** Columns of sent messages, a protection each. */
const SENT_COLUMNS: readonly { readonly slot: number; readonly policy: TlsPolicy }[] = [
  { slot: 6, policy: 'dane' },
  { slot: 7, policy: 'mta-sts' },
  { slot: 8, policy: 'tls' },
  { slot: 9, policy: 'none' },
]
const [DANE, MTA_STS] = [6, 7]

export const outboundSecurityReport: Format = {
  name: 'outbound-security-report',
  fields: FIELDS,
  recognise(header) {
    const names = header.map(normaliseLabel)
    const columns = FIELDS.map(({ column }) => {
      const labels: readonly string[] = SECURITY_LABELS[column]
      return names.findIndex((name) => labels.includes(name))
    })
    if (!isReport(columns) || hasMessageColumn(header.filter((name) => !isOwn(name)))) return null
    return {
      columns,
      timeSlot: columns[DATE] === -1 ? null : DATE,
      isLocalTime: false,
      says: aspectsOf(FIELDS, columns),
      open: (context) => createReader(columns, context),
    }
  },
}

/** `Recipient domain` has the word that else tells single messages. */
function isOwn(name: string): boolean {
  const label = normaliseLabel(name)
  return Object.values(SECURITY_LABELS).some((labels: readonly string[]) => labels.includes(label))
}

/** What was blocked, or what was sent, by protections that no other table names. */
function isReport(columns: readonly number[]): boolean {
  const has = (slot: number) => (columns[slot] ?? -1) >= 0
  const isBlocked = has(BLOCKED) && (has(DOMAIN) || has(TYPE))
  const isSentByRow = has(TYPE) && has(SENT) && (has(DATE) || has(DOMAIN))
  return isBlocked || isSentByRow || has(DANE) || has(MTA_STS)
}

type OutcomeCount = Pick<TlsOutcome, 'policy' | 'isFailure' | 'reason' | 'count'>

function createReader(columns: readonly number[], context: FormatContext): FormatReader {
  const time = createTimestampReader(context)
  const hasDays = columns[DATE] !== -1
  const span = createDaySpan()
  const rows: TlsOutcome[] = []
  let messages = 0
  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (hasDays && !time.read(record, DATE)) return 'bad-timestamp'
      const counts = readCounts(record, columns)
      if (counts === null) return 'bad-number'
      if (hasDays) span.include(time.day)
      for (const one of counts) {
        rows.push({ ...sourceOf(record, hasDays ? time : null), ...one })
        messages += one.count
      }
      return null
    },
    finish() {
      const table = createOutcomeTable()
      table.addReport(rows)
      return {
        facts: { kind: 'tls-outcomes', rows: table.rows() },
        messages,
        repeats: 0,
        covered: hasDays ? span.range : context.period,
        warnings: hasDays ? [] : [context.period === null ? 'period-unknown' : 'period-given'],
      }
    },
  }
}

function sourceOf(record: RecordView, time: TimestampReader | null) {
  const day: EpochDay | null = time?.day ?? null
  const domain = record.text(DOMAIN).trim().toLowerCase().replace(/\.$/, '')
  return { day, reporter: 'Microsoft', report: '', domain, unit: 'messages' as const }
}

/** What the record counts; an empty cell counts nothing. `null`: one is no number, or there is none at all. */
function readCounts(record: RecordView, columns: readonly number[]): readonly OutcomeCount[] | null {
  const policy = policyOf(record.text(TYPE))
  const sent = { isFailure: false, reason: '' }
  const cells: readonly (Omit<OutcomeCount, 'count'> & { readonly slot: number })[] = [
    { slot: BLOCKED, policy, isFailure: true, reason: reasonOf(record.text(ERROR)) },
    { slot: SENT, policy, ...sent },
    ...SENT_COLUMNS.map((column) => ({ ...column, ...sent })),
  ]
  const counts: OutcomeCount[] = []
  for (const { slot, ...outcome } of cells) {
    const text = record.text(slot).trim()
    if (columns[slot] === -1 || text === '') continue
    const count = parseWholeCount(text)
    if (count === null) return null
    counts.push({ ...outcome, count })
  }
  return counts.length === 0 ? null : counts
}

/** The error in Microsoft's words. A bare number is how many different ones there were, and explains nothing. */
function reasonOf(text: string): string {
  const reason = text.replace(/\s+/g, ' ').trim()
  return reason === '' || /^\d+$/.test(reason) ? UNSPECIFIED : reason
}

function policyOf(text: string): TlsPolicy {
  const type = normaliseLabel(text)
  // `SMTP DANE with DNSSEC`, `MTA-STS (enforce)`: what follows is no other protection.
  if (type.includes('dane')) return 'dane'
  if (type.includes('mtasts')) return 'mta-sts'
  const labels: readonly string[] = SECURITY_LABELS.noTls
  if (labels.includes(type)) return 'none'
  return type.endsWith('tls') ? 'tls' : 'unknown'
}
