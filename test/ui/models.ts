import { type EpochDay, parseDay } from '../../src/facts/day.ts'
import type { TlsCounts } from '../../src/facts/tls.ts'
import type { Insight } from '../../src/insights/insight.ts'
import type { StatedInsight } from '../../src/insights/insight-state.ts'
import type { ReportModel } from '../../src/model/report-model.ts'
import type { EvidenceReport } from '../../src/reports/evidence.ts'
import type {
  ConnectorDayRow,
  ConnectorRow,
  FamilyCoverage,
  MailFlowReport,
  SenderRow,
  SmtpAuthReport,
} from '../../src/reports/report.ts'
import type { TracedMessages } from '../../src/reports/traced-messages.ts'
import type { ImportRecord } from '../../src/store/schema.ts'

/** Sat 14 Nov 2026. */
const FIRST_DAY: EpochDay = parseDay('2026-11-14')
export const WEEK = { from: FIRST_DAY, to: FIRST_DAY + 6 }

/** All days of the week but Tuesday. */
const COVERED = [0, 1, 2, 4, 5, 6].map((offset) => FIRST_DAY + offset)

const TRACE: FamilyCoverage = {
  family: 'message-trace',
  formats: ['extended-trace'],
  days: COVERED,
  hasFacts: true,
}
const PORTAL: FamilyCoverage = {
  family: 'portal-report',
  formats: ['smtp-auth-clients'],
  days: [...COVERED, FIRST_DAY + 3].sort(),
  hasFacts: true,
}

/** Three senders in a trace that states neither TLS nor authentication; the portal export knows two of them. */
export const TRACE_SENDERS: readonly SenderRow[] = [
  sender('scanner@contoso.com', 1210, {
    clientIps: ['203.0.113.9', '203.0.113.10', '2001:db8::17'],
    attributes: [
      {
        family: 'portal-report',
        range: WEEK,
        messages: 1208,
        tls: { '1.0': 1100, '1.2': 108 },
        authentication: { basic: 1208 },
        clientIps: [],
        firstDay: null,
        lastDay: null,
      },
    ],
  }),
  sender('erp@fabrikam.example', 431, { clientIps: ['198.51.100.4'], firstDay: FIRST_DAY + 2 }),
  sender('alerts-with-a-very-long-name-that-does-not-fit@monitoring.contoso.com', 12, {
    lastDay: FIRST_DAY + 4,
    attributes: [
      {
        family: 'portal-report',
        range: WEEK,
        messages: 12,
        tls: { none: 3, '1.1': 4, '1.3': 5 },
        authentication: { oauth: 12 },
        clientIps: [],
        firstDay: null,
        lastDay: null,
      },
    ],
  }),
]

function sender(address: string, messages: number, more: Partial<SenderRow>): SenderRow {
  return {
    address,
    domain: address.split('@')[1] ?? '',
    messages,
    tls: { unknown: messages },
    authentication: { unknown: messages },
    clientIps: [],
    firstDay: WEEK.from,
    lastDay: WEEK.to,
    certainty: 'likely',
    previousMessages: null,
    isNew: null,
    attributes: [],
    ...more,
  }
}

/** A week of a trace: 1,653 messages of three senders, Tuesday missing. */
export function traceReport(): SmtpAuthReport {
  const shares = [0.1, 0.05, 0.25, 0.25, 0.2, 0.15]
  const byDay = COVERED.flatMap((day, index) =>
    TRACE_SENDERS.map(({ domain, messages }) => ({
      day,
      domain,
      messages: Math.round(messages * (shares[index] ?? 0)),
      tls: { unknown: Math.round(messages * (shares[index] ?? 0)) },
    })).filter((row) => row.messages > 0),
  )
  return {
    range: WEEK,
    family: 'message-trace',
    coverage: [TRACE, PORTAL],
    clients: 3,
    messages: 1653,
    tls: { unknown: 1653 },
    authentication: { unknown: 1653 },
    byDay,
    senders: TRACE_SENDERS,
    previous: {
      range: { from: FIRST_DAY - 7, to: FIRST_DAY - 1 },
      isCovered: false,
      clients: null,
      messages: null,
    },
    failedLogons: { count: 0, users: [] },
    periods: [
      {
        importId: 'p1',
        file: 'SMTP AUTH clients.csv',
        period: { from: FIRST_DAY - 2, to: FIRST_DAY + 4 },
        messages: 2040,
        use: 'outside',
      },
    ],
  }
}

/** A portal export of the same week, with every TLS version: 1,220 messages. */
export function periodReport(): SmtpAuthReport {
  const tls: TlsCounts = { none: 3, '1.0': 1100, '1.1': 4, '1.2': 108, '1.3': 5 }
  return {
    ...traceReport(),
    family: 'portal-report',
    clients: 2,
    messages: 1220,
    tls,
    authentication: { basic: 1208, oauth: 12 },
    byDay: [],
    senders: TRACE_SENDERS.flatMap((row) =>
      row.attributes.map((attribute) => ({
        ...row,
        ...attribute,
        firstDay: null,
        lastDay: null,
        certainty: 'certain' as const,
        attributes: [],
      })),
    ),
    failedLogons: { count: 0, users: [] },
    periods: [
      { importId: 'p2', file: 'clients week 47.csv', period: WEEK, messages: 1220, use: 'counted' },
      {
        importId: 'p3',
        file: 'clients 5 days.csv',
        period: { from: WEEK.from, to: WEEK.to - 2 },
        messages: 800,
        use: 'overlaps',
      },
    ],
  }
}

function connectorDays(tls: TlsCounts): readonly ConnectorDayRow[] {
  return COVERED.map((day, index) => {
    const entries = Object.entries(tls).map(
      ([version, count]) => [version, Math.round((count / 6) * (0.6 + 0.15 * index))] as const,
    )
    return {
      day,
      messages: entries.reduce((sum, [, count]) => sum + count, 0),
      tls: Object.fromEntries(entries.filter(([, count]) => count > 0)) as TlsCounts,
    }
  })
}

function connector(
  row: Pick<ConnectorRow, 'direction' | 'connector' | 'connectorType' | 'tls'>,
): ConnectorRow {
  const messages = Object.values(row.tls).reduce((sum, count) => sum + count, 0)
  return { ...row, messages, byDay: connectorDays(row.tls).map((day) => ({ ...day, forcedTls: 'unknown' })) }
}

/** Four named connectors, one over each limit, and mail without a connector. */
function flowReport(): MailFlowReport {
  const inbound: TlsCounts = { none: 310, '1.0': 420, '1.1': 35, '1.2': 5210, '1.3': 3904, unknown: 57 }
  const outbound: TlsCounts = { none: 52, '1.0': 11, '1.2': 2480, '1.3': 3101, unknown: 12 }
  return {
    range: WEEK,
    family: 'message-trace',
    coverage: [TRACE],
    internal: 4120,
    twiceCovered: [],
    inbound: { messages: 9936, tls: inbound, byDay: connectorDays(inbound) },
    outbound: { messages: 5656, tls: outbound, byDay: connectorDays(outbound) },
    connectors: [
      connector({
        direction: 'inbound',
        connector: null,
        connectorType: 'None',
        tls: { '1.2': 4800, '1.3': 3900 },
      }),
      connector({
        direction: 'outbound',
        connector: null,
        connectorType: 'None',
        tls: { none: 2, '1.2': 2400, '1.3': 3101 },
      }),
      connector({
        direction: 'inbound',
        connector: 'Contoso relay',
        connectorType: 'OnPremises',
        tls: { none: 10, '1.0': 420, '1.1': 35, '1.2': 210, unknown: 57 },
      }),
      connector({
        direction: 'inbound',
        connector: 'Fabrikam partner',
        connectorType: 'Partner',
        tls: { none: 300, '1.2': 200, '1.3': 4 },
      }),
      connector({
        direction: 'outbound',
        connector: 'To printers',
        connectorType: 'OnPremises',
        tls: { none: 8, '1.0': 4 },
      }),
    ],
  }
}

/** Open, found in the newest week as in the range. */
function open(insight: Insight): StatedInsight {
  return {
    ...insight,
    state: 'open',
    newestShare: insight.share,
    newestMessages: insight.messages + insight.unknown,
    standingShare: insight.share,
    acknowledgement: null,
  }
}

const FOUND: readonly Insight[] = [
  {
    id: 'tls10-over-50',
    direction: 'inbound',
    connector: 'Contoso relay',
    version: '1.0',
    limit: 0.5,
    share: 420 / 675,
    messages: 675,
    unknown: 57,
    hasFewMessages: false,
  },
  {
    id: 'no-tls-over-25',
    direction: 'inbound',
    connector: 'Fabrikam partner',
    version: 'none',
    limit: 0.25,
    share: 300 / 504,
    messages: 504,
    unknown: 0,
    hasFewMessages: false,
  },
  {
    id: 'no-tls-over-25',
    direction: 'outbound',
    connector: 'To printers',
    version: 'none',
    limit: 0.25,
    share: 8 / 12,
    messages: 12,
    unknown: 0,
    hasFewMessages: true,
  },
]

export const INSIGHTS: readonly StatedInsight[] = FOUND.map(open)

/** A sealed import of the trace. */
export function importRecord(change: Partial<ImportRecord> = {}): ImportRecord {
  return {
    id: 'i1',
    file: 'MTDetail_Report.csv',
    size: 48_200_312,
    fileDate: Date.UTC(2026, 10, 21),
    state: 'sealed',
    startedAt: Date.UTC(2026, 10, 21, 9, 0),
    sealedAt: Date.UTC(2026, 10, 21, 9, 1),
    deletedAt: null,
    sha256: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
    rulesVersion: 1,
    format: 'extended-trace',
    family: 'message-trace',
    encoding: 'utf-16le',
    records: 61_240,
    accepted: 61_218,
    blank: 2,
    rejected: [{ code: 'bad-timestamp', count: 20, firstRecord: 17 }],
    messages: 21_365,
    duplicates: 3,
    warnings: ['row-cap'],
    covered: WEEK,
    replaces: [],
    seal: null,
    original: { size: 48_200_312, storedSize: 3_900_210, isCompressed: true },
    ...change,
  }
}

export const NO_TRACED: TracedMessages = { messages: 0, statuses: {}, senders: [] }

/** No evidence at all, or what is given. */
export function evidence(change: Partial<EvidenceReport> = {}): EvidenceReport {
  return { range: WEEK, signIns: [], signInDays: [], tlsOutcomes: [], tlsDays: [], formats: [], ...change }
}

/** The whole model of a page. */
export function reportModel(change: Partial<ReportModel> = {}): ReportModel {
  const imports = [importRecord()]
  return {
    imports,
    coverage: imports.map(({ id, file }) => ({
      id,
      file,
      format: 'extended-trace',
      family: 'message-trace',
      covered: WEEK,
    })),
    input: { imports: [], periods: [], rollups: [], range: WEEK },
    smtpAuth: traceReport(),
    mailFlow: flowReport(),
    evidence: evidence(),
    messageTrace: NO_TRACED,
    insights: INSIGHTS,
    newestWeek: WEEK,
    ...change,
  }
}

/** Before the first import. */
export function emptyModel(): ReportModel {
  const basis = { range: null, family: null, coverage: [] }
  return {
    imports: [],
    coverage: [],
    input: { imports: [], periods: [], rollups: [], range: null },
    insights: [],
    newestWeek: null,
    smtpAuth: {
      ...basis,
      clients: 0,
      messages: 0,
      tls: {},
      authentication: {},
      byDay: [],
      senders: [],
      previous: null,
      failedLogons: { count: 0, users: [] },
      periods: [],
    },
    mailFlow: {
      ...basis,
      internal: 0,
      inbound: { messages: 0, tls: {}, byDay: [] },
      outbound: { messages: 0, tls: {}, byDay: [] },
      connectors: [],
      twiceCovered: [],
    },
    evidence: evidence({ range: null }),
    messageTrace: NO_TRACED,
  }
}
