import type { ConnectorDays, FactDay, MessageFacts } from '../../src/facts/facts.ts'
import { createShapeTable, type Shape } from '../../src/facts/shape.ts'
import type { TlsVersion } from '../../src/facts/tls.ts'
import { FAMILY_OF_FORMAT } from '../../src/facts/vocabulary.ts'
import type { FamilyRollups } from '../../src/rollup/rollup.ts'
import type { ImportSummary } from '../../src/store/import-record.ts'
import { passingDays } from '../helpers/passing-days.ts'

/** One inbound message of 100 bytes to two recipients. */
export interface FakeMessage {
  /** Below 2^32: the last word of its identity. */
  readonly id: number
  readonly day: number
  readonly sender?: string
  readonly connector?: string
  readonly tls?: TlsVersion
}

/** What an extended trace with these messages states; its days pass, as those of the kernel do. */
export function messageFacts(messages: readonly FakeMessage[]): MessageFacts {
  const shapes = createShapeTable()
  const days = [...new Set(messages.map(({ day }) => day))].sort((a, b) => a - b)
  const factDays = days.map((day): FactDay => {
    const rows = messages.filter((message) => message.day === day).sort((a, b) => a.id - b.id)
    return {
      day,
      identity: Uint32Array.from(rows.flatMap(({ id }) => [0, 0, 0, id])),
      ticks: Float64Array.from(rows, ({ id }) => id),
      shape: Uint32Array.from(rows, (message) => shapes.idOf(shapeOf(message))),
      bytes: Uint32Array.from(rows, () => 100),
      deliveries: Uint32Array.from(rows, () => 2),
    }
  })
  return { kind: 'messages', days: passingDays(factDays), shapes: shapes.toColumns() }
}

/** What a portal report of one connector and day states. */
export function connectorDays(day: number, connector: string, messages: number): ConnectorDays {
  const tls = { '1.2': messages }
  const row = { day, direction: 'inbound', connector, connectorType: 'Partner', tls, messages } as const
  return { kind: 'connector-days', rows: [row] }
}

export function summaryOf(
  format: ImportSummary['format'],
  fields: Partial<ImportSummary> = {},
): ImportSummary {
  return {
    format,
    family: FAMILY_OF_FORMAT[format],
    encoding: 'utf-8',
    records: 9,
    accepted: 9,
    blank: 0,
    rejected: [],
    messages: 9,
    repeats: 0,
    warnings: [],
    covered: null,
    sha256: null,
    ...fields,
  }
}

/** Rollups as lines of text, sorted: the same whatever ids their shapes have. */
export function linesOf({ shapes, days }: FamilyRollups): string[] {
  const table = createShapeTable(shapes)
  const lines = days.flatMap((day) =>
    Array.from(day.shape, (id, row) => {
      const { kind, connector, tls, sender } = table.shape(id)
      return `${day.day} ${kind} ${connector} ${tls} ${sender}: ${day.messages[row]}, ${day.deliveries[row]}, ${day.bytes[row]}`
    }),
  )
  return lines.sort()
}

function shapeOf({ sender = 'a@x.com', connector, tls = '1.2' }: FakeMessage): Shape {
  return {
    kind: 'inbound',
    connector: connector ?? null,
    connectorType: connector === undefined ? 'None' : 'Partner',
    tls,
    authentication: 'unknown',
    certainty: 'certain',
    sender,
    client: '',
    status: 'unknown',
    forcedTls: 'unknown',
    isFirstHop: true,
  }
}
