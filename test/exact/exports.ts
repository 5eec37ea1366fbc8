import type { FormatName } from '../../src/facts/vocabulary.ts'
import { entraSignInsExport, outboundSecurityExport, tlsRptExport } from './exports/evidence.ts'
import type { ExactExport } from './exports/exact-export.ts'
import {
  connectorReportExport,
  emailEventsExport,
  messageTraceDetailExport,
  messageTraceExport,
} from './exports/message-lists.ts'
import { protocolLogExport, trackingLogExport } from './exports/on-premises.ts'
import { inboundOutboundExport, smtpAuthClientsExport } from './exports/portal-reports.ts'
import { enhancedSummaryExport, extendedTraceExport } from './exports/traces.ts'

/** How to invent exports of every format: what the properties in this folder are tried on. */
export const EXACT_EXPORTS: Readonly<Record<FormatName, ExactExport>> = {
  'extended-trace': extendedTraceExport,
  'message-trace-detail': messageTraceDetailExport,
  'connector-report': connectorReportExport,
  'enhanced-summary': enhancedSummaryExport,
  'email-events': emailEventsExport,
  'message-trace': messageTraceExport,
  'smtp-auth-clients': smtpAuthClientsExport,
  'inbound-outbound-messages': inboundOutboundExport,
  'message-tracking-log': trackingLogExport,
  'smtp-protocol-log': protocolLogExport,
  'entra-sign-ins': entraSignInsExport,
  'tls-rpt': tlsRptExport,
  'outbound-security-report': outboundSecurityExport,
}
