// The export of "SMTP AUTH clients" in the Exchange admin center (Reports, Mail flow): one row a sender,
// totals over the range on screen, no day.
// Described: Microsoft, "SMTP AUTH clients report in the new Exchange admin center" (2021) and, for the
// older portal with its tables "Sending volume" and "TLS usage", "SMTP Auth clients report" (2019); the
// authentication protocol came with MC786329 (October 2024).
// How sure: the columns on screen are documented; the header, the language and the number form (percent or
// count) of the exported file are not, so names are aliases and the form is found out per file.
// Left out: the domain column (the sender's address has it). The report has no clients' addresses and no days.

import type { RecordView } from '../csv/record-reader.ts'
import { cleanAddress } from '../facts/address.ts'
import type { PeriodTotal } from '../facts/facts.ts'
import type { RejectCode } from '../facts/import-error.ts'
import { compareText } from '../facts/order.ts'
import type { TlsCounts } from '../facts/tls.ts'
import type { Authentication } from '../facts/vocabulary.ts'
import { aspectsOf, normaliseLabel } from './columns.ts'
import type { Format, FormatContext, FormatField, FormatReader, FormatResult } from './format.ts'
import {
  findPortalColumn,
  findTlsColumns,
  hasMessageColumn,
  hasOnlyColumns,
  TLS_FIELDS,
  type TlsColumns,
} from './portal-columns.ts'
import { PORTAL_LABELS, type PortalColumn } from './portal-labels.ts'
import { checkFieldCount } from './record-values.ts'
import { addTls } from './tls-cells.ts'
import { createTlsReading, type TlsReading, type TlsRow } from './tls-reading.ts'
import { parseWholeCount } from './whole-count.ts'

const SENDER = 0
const COUNT = 1
const AUTHENTICATION = 2
const FIRST_TLS = 3

/** What other tables have and this report has not: a day makes other totals of the same numbers. */
const FOREIGN: readonly PortalColumn[] = [
  'date',
  'directionAndName',
  'direction',
  'connector',
  'connectorType',
  'forcedTls',
]

/** In the order of the slots. */
const FIELDS: readonly FormatField[] = [
  { header: 'Sender address', aliases: PORTAL_LABELS.sender, isNeeded: true, gives: null },
  { header: 'Messages sent', aliases: PORTAL_LABELS.count, isNeeded: true, gives: 'submissions' },
  {
    header: 'Authentication Protocol',
    aliases: PORTAL_LABELS.authentication,
    isNeeded: false,
    gives: 'authentication',
  },
  ...TLS_FIELDS.map((header) => ({ header, isNeeded: false, gives: 'submission-tls' as const })),
]

export const smtpAuthClients: Format = {
  name: 'smtp-auth-clients',
  fields: FIELDS,
  recognise(header) {
    const sender = findPortalColumn(header, 'sender')
    const count = findPortalColumn(header, 'count')
    const tls = findTlsColumns(header)
    if (sender < 0 || count < 0 || isForeign(header)) return null
    // Sender and count alone are in many tables: then nothing else may stand there.
    if (!tls.hasAny && !hasOnlyColumns(header, ['sender', 'domain', 'count', 'authentication'])) return null
    const columns = [sender, count, findPortalColumn(header, 'authentication'), ...tls.columns]
    return {
      columns,
      timeSlot: null,
      isLocalTime: false,
      says: aspectsOf(FIELDS, columns),
      open: (context) => createReader(tls, context),
    }
  },
}

function isForeign(header: readonly string[]): boolean {
  return (
    hasMessageColumn(header) ||
    FOREIGN.some((column) => findPortalColumn(header, column) >= 0) ||
    header.map(normaliseLabel).some((name) => /date|connector/.test(name))
  )
}

interface SenderRow {
  readonly sender: string
  readonly authentication: Authentication
  readonly tls: TlsRow
}

function createReader(columns: TlsColumns, context: FormatContext): FormatReader {
  const rows: SenderRow[] = []
  const reading = createTlsReading(columns, FIRST_TLS)
  return {
    read(record) {
      const fieldCount = checkFieldCount(record)
      if (fieldCount) return fieldCount
      const row = readRow(record, reading)
      if (typeof row === 'string') return row
      rows.push(row)
      return null
    },
    finish: () => toResult(rows, reading, context),
  }
}

function readRow(record: RecordView, reading: TlsReading): SenderRow | RejectCode {
  const sender = cleanAddress(record.text(SENDER))
  if (sender === '') return 'missing-sender'
  const volume = parseWholeCount(record.text(COUNT))
  if (volume === null) return 'bad-number'
  const authentication = parseAuthentication(record.text(AUTHENTICATION))
  return { sender, authentication, tls: reading.read(record, volume) }
}

/** `Basic`, `Basic Authentication`, `OAuth`, `Modern Authentication`: Microsoft's own pages disagree. */
function parseAuthentication(text: string): Authentication {
  switch (normaliseLabel(text)) {
    case 'basic':
    case 'basicauthentication':
      return 'basic'
    case 'oauth':
    case 'modernauthentication':
      return 'oauth'
    default:
      return 'unknown'
  }
}

function toResult(rows: readonly SenderRow[], reading: TlsReading, { period }: FormatContext): FormatResult {
  const { countOf, warnings } = reading.finish()
  const totals = addRows(rows, countOf)
  return {
    facts: { kind: 'period-totals', period, totals },
    messages: totals.reduce((sum, total) => sum + total.messages, 0),
    repeats: 0,
    covered: period,
    warnings: [period === null ? 'period-unknown' : 'period-given', ...warnings],
  }
}

/** One total a sender, by address; a sender without messages has none. */
function addRows(rows: readonly SenderRow[], countOf: (row: TlsRow) => TlsCounts): PeriodTotal[] {
  const totals = new Map<string, PeriodTotal>()
  for (const row of rows) {
    if (row.tls.volume > 0) totals.set(row.sender, addRow(totals.get(row.sender), row, countOf(row.tls)))
  }
  return [...totals.values()].sort((a, b) => compareText(a.sender, b.sender))
}

function addRow(before: PeriodTotal | undefined, row: SenderRow, tls: TlsCounts): PeriodTotal {
  const { sender, authentication } = row
  const { volume } = row.tls
  const counted = before?.authentication ?? {}
  return {
    sender,
    messages: (before?.messages ?? 0) + volume,
    tls: addTls(before?.tls ?? {}, tls),
    authentication: { ...counted, [authentication]: (counted[authentication] ?? 0) + volume },
  }
}
