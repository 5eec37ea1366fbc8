import fc from 'fast-check'
import { detailRecord, summaryRecord } from '../../helpers/arbitrary-trace.ts'
import { type DetailRecord, detailText, guid, summaryText } from '../../helpers/trace-text.ts'
import { tableExport } from './exact-export.ts'

/** Records of one message on one connector that differ in little: which of them decides is what it is about. */
const sameHop: fc.Arbitrary<DetailRecord> = fc
  .record({
    time: fc.constantFrom('2026-11-20T10:00:00.0000000Z', '2026-11-20T10:00:00.0000001Z'),
    isTyped: fc.boolean(),
    tls: fc.constantFrom('', 'None', 'TLS1.0', 'TLS1.2'),
    sender: fc.constantFrom('', 'app@fabrikam.com', 'scan@contoso.com'),
    bytes: fc.constantFrom('1000', '1001'),
    recipientCount: fc.constantFrom('1', '2'),
  })
  .map(({ isTyped, tls, ...record }) => ({
    ...record,
    id: guid(1),
    source: 'SMTP',
    event: 'RECEIVE',
    clientHost: 'mail.fabrikam.com',
    connectorId: "O'Brien",
    custom: [
      isTyped
        ? ['S:InboundConnectorData', "Name=O'Brien;ConnectorType=Partner"]
        : ['S:FromEntity', 'Internet'],
      ['S:tlsversion', tls],
    ],
  }))

export const extendedTraceExport = tableExport(
  header(detailText([])),
  fc
    .oneof({ weight: 3, arbitrary: detailRecord }, { weight: 1, arbitrary: sameHop })
    .map((record) => lastRecord(detailText([record]))),
)

export const enhancedSummaryExport = tableExport(
  header(summaryText([])),
  summaryRecord.map((record) => lastRecord(summaryText([record]))),
)

function header(text: string): string {
  return text.trimEnd()
}

/** No cell of these holds a line break. */
function lastRecord(text: string): string {
  return text.trimEnd().split('\r\n').at(-1) ?? ''
}
