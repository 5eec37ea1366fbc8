/*
 * Sign-ins of Microsoft Entra ID: the portal's CSV (interactive and non-interactive files), the list of Microsoft
 * Graph (`signIns`), and Azure Monitor with its wrapper (`properties.…`) or its table (`TimeGenerated`, `ResultType`).
 * Described: header lines of real portal files that people published, Microsoft's Graph reference, and one
 * scrubbed real sign-in of an Azure Monitor stream (2023).
 *
 * How sure: that `Authenticated SMTP` (older: `SMTP`) is SMTP AUTH is certain. Basic is told by the protocol ROPC and by
 * the user agent BAV2ROPC, with which Exchange Online itself signs a Basic client in: likely, seen in one real
 * sign-in. How OAuth clients are written is not known, so any other protocol but OAuth leaves it unknown.
 *
 * A sign-in is never a message: Exchange keeps tokens, and one sign-in can carry many messages or none. Left out:
 * sign-ins of other client apps (accepted, without a fact), places, devices, TLS (not exported).
 */
import type { RecordView } from '../csv/record-reader.ts'
import { cleanAddress } from '../facts/address.ts'
import { IDENTITY_WORDS } from '../facts/facts.ts'
import { hashIdentity, type Identity, readGuid } from '../facts/identity.ts'
import type { RejectCode } from '../facts/import-error.ts'
import type { Authentication } from '../facts/vocabulary.ts'
import { aspectsOf, findColumns, normaliseName } from './columns.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'
import { checkFieldCount } from './record-values.ts'
import { createTimestampReader, type TimestampReader } from './timestamp.ts'
import { traceResult } from './trace-result.ts'

/** Names of one property in Graph, in Azure Monitor's wrapper, and in its table. */
function property(name: string, ...others: readonly string[]): readonly string[] {
  return [name, `properties.${name}`, ...others].map(normaliseName)
}

const FIELDS: readonly FormatField[] = [
  {
    header: 'Date (UTC)',
    aliases: property(
      'createdDateTime',
      'createdDateTime [UTC]',
      'time',
      'TimeGenerated',
      'TimeGenerated [UTC]',
      'date',
    ),
    isNeeded: true,
    gives: 'days',
  },
  { header: 'Request ID', aliases: property('id'), isNeeded: false, gives: null },
  { header: 'Username', aliases: property('userPrincipalName'), isNeeded: true, gives: null },
  { header: 'Client app', aliases: property('clientAppUsed'), isNeeded: true, gives: 'sign-ins' },
  { header: 'Status', aliases: property('status'), isNeeded: false, gives: null },
  {
    header: 'Sign-in error code',
    aliases: property('status.errorCode', 'resultType', 'errorCode'),
    isNeeded: false,
    gives: null,
  },
  {
    header: 'IP address',
    aliases: property('ipAddress', 'callerIpAddress'),
    isNeeded: false,
    gives: 'client-addresses',
  },
  { header: 'User agent', aliases: property('userAgent'), isNeeded: false, gives: 'authentication' },
  {
    header: 'Authentication Protocol',
    aliases: property('authenticationProtocol'),
    isNeeded: false,
    gives: 'authentication',
  },
]

const TIME = 0
const REQUEST_ID = 1
const USER = 2
const CLIENT_APP = 3
const STATUS = 4
const ERROR_CODE = 5
const IP_ADDRESS = 6
const USER_AGENT = 7
const PROTOCOL = 8

/** What Entra has called SMTP AUTH, in the form of `normaliseName`. */
const SMTP_APPS: readonly string[] = ['authenticatedsmtp', 'smtp']

/** Of one request the earliest record counts, apart for each outcome. */
const GROUPS = { 'sign-in': 0, 'failed-sign-in': 1 } as const
type Outcome = keyof typeof GROUPS

export const entraSignIns: Format = {
  name: 'entra-sign-ins',
  fields: FIELDS,
  recognise(header) {
    const columns = findColumns(header, FIELDS)
    if (columns === null) return null
    return {
      columns,
      timeSlot: TIME,
      isLocalTime: false,
      says: aspectsOf(FIELDS, columns),
      open: openSignIns,
    }
  },
}

function openSignIns(context: FormatContext): FormatReader {
  const table = createMessageTable()
  const time = createTimestampReader(context)
  const span = createDaySpan()
  const identity = new Uint32Array(IDENTITY_WORDS)
  let signIns = 0

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      if (!SMTP_APPS.includes(normaliseName(record.text(CLIENT_APP)))) {
        span.include(time.day)
        return null
      }
      const user = cleanAddress(record.text(USER))
      if (user === '') return 'missing-sender'
      const kind = outcomeOf(record)
      if (kind === null) return 'unknown-outcome'
      signIns++
      span.include(time.day)
      readRequestId(record, time, identity)
      table.addFact(table.messageOf(identity), {
        group: GROUPS[kind],
        day: time.day,
        ticks: time.ticks,
        hash: record.hash,
        shape: table.shapeId({
          ...INTERNAL_SHAPE,
          kind,
          sender: user,
          client: record.text(IP_ADDRESS).trim(),
          authentication: authenticationOf(record),
        }),
        bytes: 0,
        deliveries: 0,
      })
      return null
    },
    finish: () => traceResult(table, span, signIns - table.messages),
  }
}

/** The error code in a status that is an object: JSON in Azure Monitor's table, `@{ErrorCode=0; …}` from PowerShell. */
const STATUS_CODE = /errorcode["']?\s*[:=]\s*["']?(\d+)/i

/** An interrupted sign-in (a second step was asked for) let nobody in. `null`: the record does not say. */
function outcomeOf(record: RecordView): Outcome | null {
  const status = record.text(STATUS)
  switch (normaliseName(status)) {
    case 'success':
      return 'sign-in'
    case 'failure':
    case 'interrupted':
      return 'failed-sign-in'
  }
  const stated = record.text(ERROR_CODE).trim()
  const code = /^\d+$/.test(stated) ? stated : STATUS_CODE.exec(status)?.[1]
  if (code === undefined) return null
  return Number(code) === 0 ? 'sign-in' : 'failed-sign-in'
}

function authenticationOf(record: RecordView): Authentication {
  const protocol = normaliseName(record.text(PROTOCOL))
  // Every client of Basic has this user agent: it is Exchange's own, not the device's.
  if (protocol === 'ropc' || /\bBAV2ROPC\b/i.test(record.text(USER_AGENT))) return 'basic'
  return protocol === 'oauth2' || protocol === 'oauth2.0' ? 'oauth' : 'unknown'
}

/** The request id; a record without one is known by its time, user, address and outcome. */
function readRequestId(record: RecordView, time: TimestampReader, into: Identity): void {
  if (readGuid(record.bytes, record.start(REQUEST_ID), record.end(REQUEST_ID), into)) return
  const id = record.text(REQUEST_ID).trim().toLowerCase()
  const address = record.text(IP_ADDRESS).trim()
  const known =
    id.replace(/[0-]/g, '') === ''
      ? JSON.stringify([time.day, time.ticks, cleanAddress(record.text(USER)), address, outcomeOf(record)])
      : id
  hashIdentity(`sign-in ${known}`, into)
}
