import { connectorReport } from './connector-report.ts'
import { emailEvents } from './email-events.ts'
import { enhancedSummary } from './enhanced-summary.ts'
import { entraSignIns } from './entra-sign-ins.ts'
import { extendedTrace } from './extended-trace.ts'
import type { DocumentFormat, DocumentRecognition, Format, Recognition } from './format.ts'
import { inboundOutboundMessages } from './inbound-outbound-messages.ts'
import { messageTrace } from './message-trace.ts'
import { messageTraceDetail } from './message-trace-detail.ts'
import { messageTrackingLog } from './message-tracking-log.ts'
import { outboundSecurityReport } from './outbound-security-report.ts'
import { smtpAuthClients } from './smtp-auth-clients.ts'
import { smtpProtocolLog } from './smtp-protocol-log.ts'
import { tlsRpt } from './tls-rpt.ts'

/** Every format that is read, the most telling header first. */
export const FORMATS: readonly Format[] = [
  extendedTrace,
  messageTraceDetail,
  connectorReport,
  enhancedSummary,
  emailEvents,
  messageTrace,
  inboundOutboundMessages,
  entraSignIns,
  outboundSecurityReport,
  smtpAuthClients,
  messageTrackingLog,
  smtpProtocolLog,
]

/** Every format of JSON reports that are no list of records. */
export const DOCUMENT_FORMATS: readonly DocumentFormat[] = [tlsRpt]

/** The format that a header belongs to, or `null`. Content alone decides, never the file's name. */
export function recogniseFormat(
  header: readonly string[],
): { readonly format: Format; readonly recognition: Recognition } | null {
  for (const format of FORMATS) {
    const recognition = format.recognise(header)
    if (recognition) return { format, recognition }
  }
  return null
}

/** The format that a JSON report belongs to, or `null`. */
export function recogniseDocument(
  document: unknown,
): { readonly format: DocumentFormat; readonly recognition: DocumentRecognition } | null {
  for (const format of DOCUMENT_FORMATS) {
    const recognition = format.recognise(document)
    if (recognition) return { format, recognition }
  }
  return null
}

/** The header that a file with this first record lost, or `null`. */
export function recogniseRecord(fields: readonly string[]): readonly string[] | null {
  for (const format of FORMATS) {
    const header = format.recogniseRecord?.(fields)
    if (header) return header
  }
  return null
}
