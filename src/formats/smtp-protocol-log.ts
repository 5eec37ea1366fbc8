/*
 * SMTP protocol log of Exchange Server: `RECV*.LOG` and `SEND*.LOG` of the front end, the hub and the mailbox role, one
 * record a line of an SMTP session. Fields from Microsoft's pages, lines from public real logs; that `X-EXPS` and
 * `XPROXYFROM` are what servers say to each other, and the English names of Exchange's own send connectors,
 * from experience.
 *
 * It is the one source that states TLS and authentication of a client exactly, so submissions are `certain`. What
 * a file is (receive or send) its lines tell, since `#Log-type` is lost as soon as somebody saves it anew. Left out:
 * the size of messages, and mail between servers that sign in to each other.
 */
import { createDictionary } from '../csv/dictionary.ts'
import type { RecordView } from '../csv/record-reader.ts'
import type { RejectCode } from '../facts/import-error.ts'
import { ASPECTS, type Aspect } from '../facts/vocabulary.ts'
import { aspectsOf, findColumns } from './columns.ts'
import { createDaySpan } from './day-span.ts'
import type { Format, FormatContext, FormatField, FormatReader } from './format.ts'
import { addressOfEndpoint, readProtocolLine } from './protocol-line.ts'
import { checkFieldCount, wholeNumberOrZero } from './record-values.ts'
import { createSessionBook } from './session-book.ts'
import { createSessionTable, groupBySession } from './session-facts.ts'
import { readSession } from './smtp-session.ts'
import { createTimestampReader } from './timestamp.ts'

const FIELDS: readonly FormatField[] = [
  { header: 'date-time', isNeeded: true, gives: 'days' },
  { header: 'connector-id', isNeeded: false, gives: 'connectors' },
  { header: 'session-id', isNeeded: true, gives: 'submissions' },
  { header: 'sequence-number', isNeeded: false, gives: null },
  { header: 'remote-endpoint', isNeeded: false, gives: 'client-addresses' },
  { header: 'event', isNeeded: true, gives: 'transports' },
  { header: 'data', isNeeded: true, gives: 'authentication' },
  { header: 'context', isNeeded: false, gives: 'connector-tls' },
]

const TIME = 0
const CONNECTOR_ID = 1
const SESSION_ID = 2
const SEQUENCE_NUMBER = 3
const REMOTE_ENDPOINT = 4
const EVENT = 5
const DATA = 6
const CONTEXT = 7

/** The fields that every version writes, for a file that lost its header. */
const HEADER =
  'date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context'.split(
    ',',
  )
const ISO_UTC = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

export const smtpProtocolLog: Format = {
  name: 'smtp-protocol-log',
  fields: FIELDS,
  recognise(header) {
    const columns = findColumns(header, FIELDS)
    if (columns === null) return null
    return {
      columns,
      timeSlot: TIME,
      isLocalTime: false,
      says: saysOf(columns),
      open: (context) => openLog(context),
    }
  },
  recogniseRecord(fields) {
    const [time = '', , , , , , event = ''] = fields
    return fields.length === HEADER.length && ISO_UTC.test(time) && /^[-+<>*]$/.test(event) ? HEADER : null
  },
}

/** The line of a negotiation stands in `context`, and says the TLS of submissions and of connectors alike. */
function saysOf(columns: readonly number[]): readonly Aspect[] {
  const says = new Set<Aspect>([...aspectsOf(FIELDS, columns), 'failed-logons'])
  if (says.has('connector-tls')) says.add('submission-tls')
  return ASPECTS.filter((aspect) => says.has(aspect))
}

function openLog(context: FormatContext): FormatReader {
  const time = createTimestampReader(context)
  const span = createDaySpan()
  const table = createSessionTable()
  const cell = createCells()
  const book = createSessionBook((lines) => {
    const facts = readSession(lines)
    table.add(facts)
    return facts.length > 0
  })

  return {
    read(record): RejectCode | null {
      const odd = checkFieldCount(record)
      if (odd) return odd
      if (!time.read(record, TIME)) return 'bad-timestamp'
      const session = cell(record, SESSION_ID).trim()
      if (session === '') return 'missing-session'
      span.include(time.day)
      const place = {
        connector: cell(record, CONNECTOR_ID).trim(),
        session,
        day: time.day,
        ticks: time.ticks,
        sequence: wholeNumberOrZero(record.text(SEQUENCE_NUMBER)),
        client: addressOfEndpoint(cell(record, REMOTE_ENDPOINT)),
      }
      const event = cell(record, EVENT).trim()
      book.add(place, event, readProtocolLine(event, cell(record, DATA).trim(), cell(record, CONTEXT).trim()))
      return null
    },
    finish() {
      const fragments = book.finish()
      for (const lines of groupBySession(fragments.lines)) table.count(readSession(lines))
      const { messages, repeats } = table
      const facts = { ...table.finish(), fragments }
      return { facts, messages, repeats, covered: span.range, warnings: [] }
    },
  }
}

/** No cell of a log comes near; of a longer one the rest is passed over, so that what is kept of a session stays small. */
const MAX_CELL_BYTES = 4096

/** Texts of cells; of the few that come again and again each is made once. */
function createCells(): (record: RecordView, slot: number) => string {
  const decoder = new TextDecoder()
  const repeated = createDictionary((bytes) => decoder.decode(bytes))
  return (record, slot) => {
    const start = record.start(slot)
    if (record.end(slot) - start > MAX_CELL_BYTES) {
      return decoder.decode(record.bytes.subarray(start, start + MAX_CELL_BYTES))
    }
    if (slot !== CONNECTOR_ID || repeated.size > 10_000) return record.text(slot)
    return repeated.text(record.id(slot, repeated))
  }
}
