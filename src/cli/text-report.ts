import { type EpochDay, formatDay } from '../facts/day.ts'
import { TLS_VERSIONS, type TlsCounts } from '../facts/tls.ts'
import { AUTHENTICATIONS, DELIVERY_STATUSES, type FormatName } from '../facts/vocabulary.ts'
import { codeKey, t } from '../platform/i18n.ts'
import { type EvidenceReport, tlsFailures } from '../reports/evidence.ts'
import type { FailedLogons, MailFlowReport, SmtpAuthReport } from '../reports/report.ts'
import { signedInOnly } from '../reports/signed-in-only.ts'
import type { StatusCounts, TracedMessages } from '../reports/traced-messages.ts'
import { hasLook, LOOKS } from '../reports/unusual-activity.ts'
import type { Analysis } from './analysis.ts'
import type { FileImport } from './file-import.ts'

/** The analysis as lines for a person at a terminal. */
export function textReport(analysis: Analysis): string {
  return [
    ...analysis.imports.flatMap(importLines),
    '',
    rangeLine(analysis.smtpAuth),
    '',
    ...smtpAuthLines(analysis.smtpAuth),
    '',
    ...mailFlowLines(analysis.mailFlow),
    ...twiceCoveredLines(analysis.mailFlow.twiceCovered),
    ...messageTraceLines(analysis.messageTrace),
    ...insightLines(analysis),
    ...signInLines(analysis.evidence),
    ...signedInOnlyLines(analysis),
    ...tlsFailureLines(analysis.evidence),
  ].join('\n')
}

/** Files that could not be read are told on standard error. */
function importLines({ file, read, duplicates }: FileImport): string[] {
  if (!read) return []
  const { format, records, accepted, messages, rejected, warnings } = read
  return [
    t(fileReadKey(format), { file, format, records, accepted, messages, duplicates }),
    ...rejected.map(
      ({ code, count, firstRecord }) =>
        `  ${t('cliRejected', { count, firstRecord, reason: t(codeKey('reject', code)) })}`,
    ),
    ...warnings.map((code) => `  ${t(codeKey('warning', code))}`),
  ]
}

/** What the numbers of evidence count are no messages. */
function fileReadKey(format: FormatName) {
  switch (format) {
    case 'entra-sign-ins':
    case 'tls-rpt':
      return codeKey('cliFileRead', format)
    default:
      return 'cliFileRead'
  }
}

function rangeLine({ range }: SmtpAuthReport): string {
  if (range === null) return t('cliNoRange')
  return t('cliRange', { from: formatDay(range.from), to: formatDay(range.to) })
}

function smtpAuthLines(report: SmtpAuthReport): string[] {
  const { failedLogons } = report
  if (report.family === null) return [t('cliNoSmtpAuth'), ...failedLogonLines(failedLogons)]
  return [
    t('cliSmtpAuth', { count: report.clients, messages: report.messages, family: report.family }),
    ...previousLines(report),
    ...report.senders.map((row) => {
      const marks = LOOKS.filter((look) => hasLook(row, look)).map((look) => t(codeKey('cliLook', look)))
      const name = `  ${row.messages}\t${printable(row.address)}`
      return [name, tlsText(row.tls), row.clientIps.join(' '), ...marks].join('\t')
    }),
    ...failedLogonLines(failedLogons),
  ]
}

function previousLines({ previous }: SmtpAuthReport): string[] {
  if (previous === null) return []
  const { range, clients, messages } = previous
  const days = { from: formatDay(range.from), to: formatDay(range.to) }
  if (clients === null || messages === null) return [`  ${t('cliPreviousNotCovered', days)}`]
  return [`  ${t('cliPrevious', { ...days, count: clients, messages })}`]
}

function failedLogonLines({ count, users }: FailedLogons): string[] {
  if (count === 0) return []
  return [
    t('cliFailedLogons', { count }),
    ...users.map(
      (one) => `  ${one.count}\t${printable(one.user) || '–'}\t${printable(one.clientIps.join(' '))}`,
    ),
  ]
}

function mailFlowLines(report: MailFlowReport): string[] {
  if (report.family === null) return [t('cliNoMailFlow')]
  return [
    t('cliMailFlow', {
      inbound: report.inbound.messages,
      outbound: report.outbound.messages,
      // Microsoft's own totals do not state internal mail.
      internal: report.family === 'portal-report' ? '–' : report.internal,
      family: report.family,
    }),
    ...report.connectors.map((row) => {
      const name = row.connector === null ? t('cliNoConnector') : printable(row.connector)
      return `  ${row.messages}\t${row.direction}\t${name}\t${tlsText(row.tls)}`
    }),
  ]
}

function twiceCoveredLines(days: readonly EpochDay[]): string[] {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return []
  return [t('cliTwiceCovered', { count: days.length, first: formatDay(first), last: formatDay(last) })]
}

function messageTraceLines({ messages, statuses, senders }: TracedMessages): string[] {
  if (messages === 0) return []
  return [
    '',
    t('cliMessageTrace', { count: messages, statuses: statusText(statuses) }),
    ...senders.map((row) => {
      const name = row.address === '' ? t('cliNoSender') : printable(row.address)
      const clients = row.clientIps.map(printable).join(' ')
      return `  ${row.messages}\t${name}\t${statusText(row.statuses)}\t${clients}`
    }),
  ]
}

function statusText(statuses: StatusCounts): string {
  return DELIVERY_STATUSES.filter((status) => statuses[status])
    .map((status) => `${t(codeKey('deliveryStatus', status))}: ${statuses[status]}`)
    .join(', ')
}

function insightLines({ insights }: Analysis): string[] {
  if (insights.length === 0) return []
  return [
    '',
    t('cliInsights', { count: insights.length }),
    ...insights.map(({ id, direction, connector, share, messages }) => {
      const percent = `${(share * 100).toFixed(1)} %`
      return `  ${id}\t${direction}\t${printable(connector)}\t${percent} / ${messages}`
    }),
  ]
}

/** Only where an export of sign-ins was read: elsewhere their absence says nothing. */
function signInLines({ signIns, formats }: EvidenceReport): string[] {
  if (!formats.includes('entra-sign-ins')) return []
  return [
    '',
    t('cliSignIns', { count: signIns.length }),
    ...signIns.map((row) => {
      const authentication = AUTHENTICATIONS.filter((one) => row.authentication[one])
        .map((one) => `${one}: ${row.authentication[one]}`)
        .join(', ')
      const addresses = [...new Set([...row.clientIps, ...row.failedClientIps])].map(printable).join(' ')
      const outcome = t('cliSignInOutcome', { succeeded: row.succeeded, failed: row.failed })
      return `  ${printable(row.user)}\t${outcome}\t${authentication}\t${addresses}`
    }),
  ]
}

function signedInOnlyLines({ smtpAuth, evidence }: Analysis): string[] {
  const rows = signedInOnly(smtpAuth, evidence)
  if (rows === null) return []
  return [
    '',
    t('cliSignedInOnly', { count: rows.length }),
    ...rows.map((row) => `  ${row.succeeded}\t${printable(row.user)}`),
  ]
}

function tlsFailureLines(evidence: EvidenceReport): string[] {
  if (!evidence.formats.some((format) => format !== 'entra-sign-ins')) return []
  const failures = tlsFailures(evidence)
  return [
    '',
    t('cliTlsFailures', { count: failures.length }),
    ...failures.map((row) => {
      const counts = t(codeKey('cliTlsOutcome', row.unit), { failed: row.failed, succeeded: row.succeeded })
      const place = `${printable(row.domain)}\t${row.policy}\t${printable(row.reason)}`
      return `  ${place}\t${counts}\t${row.reporters.map(printable).join(', ')}`
    }),
  ]
}

function tlsText(tls: TlsCounts): string {
  return TLS_VERSIONS.filter((version) => tls[version])
    .map((version) => `${version}: ${tls[version]}`)
    .join(', ')
}

/** A name from a file must not steer the terminal. */
function printable(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  return name.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
}
