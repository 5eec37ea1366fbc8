import { type DayRange, type EpochDay, formatDay } from '../facts/day.ts'
import { DECISIONS } from '../facts/import-error.ts'
import { TLS_VERSIONS } from '../facts/tls.ts'
import { AUTHENTICATIONS, DELIVERY_STATUSES } from '../facts/vocabulary.ts'
import { type EvidenceReport, tlsFailures } from '../reports/evidence.ts'
import type { DirectionTotal, MailFlowReport, SmtpAuthReport } from '../reports/report.ts'
import type { SignInRow } from '../reports/sign-ins.ts'
import { signedInOnly } from '../reports/signed-in-only.ts'
import type { TlsOutcomeRow } from '../reports/tls-evidence.ts'
import type { TracedMessages } from '../reports/traced-messages.ts'
import type { Analysis } from './analysis.ts'
import { describeImportError } from './describe-error.ts'
import type { FileImport } from './file-import.ts'

/** The analysis in the shape of the command line's contract (schema 1): field names are stable. */
export function jsonReport(analysis: Analysis) {
  const { imports, smtpAuth, mailFlow, messageTrace, insights, evidence } = analysis
  return {
    schema: 1,
    range: rangeEnds(smtpAuth.range),
    imports: imports.map(importEntry),
    smtpAuth: smtpAuthEntry(smtpAuth),
    mailFlow: { ...mailFlowEntry(mailFlow), ...twiceCoveredEntry(mailFlow.twiceCovered) },
    messageTrace: messageTraceEntry(messageTrace),
    insights: insights.map(({ id, direction, connector, share, messages }) => ({
      id,
      direction,
      connector,
      share,
      messages,
    })),
    evidence: evidenceEntry(evidence, signedInOnly(smtpAuth, evidence)),
  }
}

function rangeEnds(range: DayRange | null) {
  return { from: dayOrNull(range?.from), to: dayOrNull(range?.to) }
}

/** Counts in the order of every table; a key without messages is left out. */
function inOrder<K extends string>(counts: Readonly<Partial<Record<K, number>>>, keys: readonly K[]) {
  return Object.fromEntries(keys.flatMap((key) => (counts[key] ? [[key, counts[key]]] : [])))
}

function dayOrNull(day: EpochDay | null | undefined): string | null {
  return day === null || day === undefined ? null : formatDay(day)
}

function importEntry({ file, sha256, read, error, duplicates }: FileImport) {
  const warnings = read?.warnings ?? []
  return {
    file,
    format: read?.format ?? null,
    family: read?.family ?? null,
    encoding: read?.encoding ?? null,
    sha256,
    records: read?.records ?? 0,
    accepted: read?.accepted ?? 0,
    blank: read?.blank ?? 0,
    rejected: read?.rejected ?? [],
    messages: read?.messages ?? 0,
    duplicates,
    warnings: warnings.filter((code) => !DECISIONS.includes(code)),
    decisions: warnings.filter((code) => DECISIONS.includes(code)),
    ...rangeEnds(read?.covered ?? null),
    timeZone: read?.timeZone ?? null,
    error: error === null ? null : { code: error.code, message: describeImportError(error) },
  }
}

function smtpAuthEntry(report: SmtpAuthReport) {
  return {
    // A family that was asked for and has no fact in the range: no counts come from it.
    family: report.messages > 0 ? report.family : null,
    clients: report.clients,
    messages: report.messages,
    tls: inOrder(report.tls, TLS_VERSIONS),
    authentication: inOrder(report.authentication, AUTHENTICATIONS),
    byDay: report.byDay.map(({ day, domain, messages, tls }) => ({
      date: formatDay(day),
      domain,
      messages,
      tls: inOrder(tls, TLS_VERSIONS),
    })),
    previous: previousEntry(report.previous),
    senders: report.senders.map((row) => ({
      address: row.address,
      domain: row.domain,
      messages: row.messages,
      tls: inOrder(row.tls, TLS_VERSIONS),
      authentication: inOrder(row.authentication, AUTHENTICATIONS),
      clientIps: row.clientIps,
      firstDay: dayOrNull(row.firstDay),
      lastDay: dayOrNull(row.lastDay),
      certainty: row.certainty,
      isNew: row.isNew,
      previousMessages: row.previousMessages,
    })),
    failedLogons: report.failedLogons.count,
    failedLogonUsers: report.failedLogons.users.map(({ user, count, clientIps }) => ({
      user,
      count,
      clientIps,
    })),
    periods: report.periods.map(({ file, period, messages, use }) => ({
      file,
      ...rangeEnds(period),
      messages,
      use,
    })),
  }
}

/** The same number of days just before; its numbers are `null` where the family does not cover them all. */
function previousEntry(previous: SmtpAuthReport['previous']) {
  if (previous === null) return null
  const { range, isCovered, clients, messages } = previous
  return { ...rangeEnds(range), isCovered, clients, messages }
}

/** Only where there are such days: no other family knows them. */
function twiceCoveredEntry(days: readonly EpochDay[]): { readonly twiceCovered?: readonly string[] } {
  return days.length === 0 ? {} : { twiceCovered: days.map(formatDay) }
}

function mailFlowEntry(report: MailFlowReport) {
  const total = ({ messages, tls }: DirectionTotal) => ({ messages, tls: inOrder(tls, TLS_VERSIONS) })
  // By the connectors, too: of a loop, only a later hop may lie inside the range.
  const isEmpty = report.connectors.length === 0 && report.internal === 0
  return {
    family: isEmpty ? null : report.family,
    internal: report.internal,
    inbound: total(report.inbound),
    outbound: total(report.outbound),
    connectors: report.connectors.map((row) => ({
      direction: row.direction,
      connector: row.connector,
      type: row.connectorType,
      messages: row.messages,
      tls: inOrder(row.tls, TLS_VERSIONS),
      byDay: row.byDay.map(({ day, messages, tls, forcedTls }) => ({
        date: formatDay(day),
        messages,
        tls: inOrder(tls, TLS_VERSIONS),
        // Only where it is stated: by Microsoft's own counts.
        ...(forcedTls === 'unknown' ? {} : { forcedTls }),
      })),
    })),
  }
}

/** Messages of which only a message trace tells. */
function messageTraceEntry(traced: TracedMessages) {
  return {
    messages: traced.messages,
    statuses: inOrder(traced.statuses, DELIVERY_STATUSES),
    senders: traced.senders.map((row) => ({
      address: row.address,
      domain: row.domain,
      messages: row.messages,
      statuses: inOrder(row.statuses, DELIVERY_STATUSES),
      clientIps: row.clientIps,
      firstDay: formatDay(row.firstDay),
      lastDay: formatDay(row.lastDay),
    })),
  }
}

/** Sign-ins and sessions beside the counts: no number in here is one of messages, but where `unit` says so. */
function evidenceEntry(evidence: EvidenceReport, withoutMessages: readonly SignInRow[] | null) {
  return {
    signIns: evidence.signIns.map(signInEntry),
    signedInWithoutMessages: withoutMessages?.map(signInEntry) ?? null,
    tlsFailures: tlsFailures(evidence).map((row) => ({ ...tlsEntry(row), reason: row.reason })),
    tlsOutcomes: evidence.tlsOutcomes.map(tlsEntry),
  }
}

function signInEntry(row: SignInRow) {
  return {
    user: row.user,
    succeeded: row.succeeded,
    failed: row.failed,
    authentication: inOrder(row.authentication, AUTHENTICATIONS),
    clientIps: row.clientIps,
    failedClientIps: row.failedClientIps,
    firstDay: formatDay(row.firstDay),
    lastDay: formatDay(row.lastDay),
  }
}

function tlsEntry(row: Omit<TlsOutcomeRow, 'reasons'>) {
  return {
    domain: row.domain,
    policy: row.policy,
    unit: row.unit,
    failed: row.failed,
    succeeded: row.succeeded,
    reporters: row.reporters,
    firstDay: dayOrNull(row.firstDay),
    lastDay: dayOrNull(row.lastDay),
  }
}
