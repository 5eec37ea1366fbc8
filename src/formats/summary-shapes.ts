/*
 * Where the columns of an enhanced summary stand among the slots of its format, and what its records say beside their
 * time and size: worked out once for all that say the same.
 */
import { createTextDictionary } from '../csv/dictionary.ts'
import type { RecordView } from '../csv/record-reader.ts'
import { packCodes, type ShapeTable } from '../facts/shape.ts'
import type { Direction } from '../facts/vocabulary.ts'
import { connectorOfId } from './connector-id.ts'
import { INTERNAL_SHAPE } from './message-table.ts'
import { readSender } from './record-values.ts'

export const TIME = 0
const SENDER = 1
export const RECIPIENT_STATUS = 2
export const TOTAL_BYTES = 3
const MESSAGE_ID = 4
export const NETWORK_MESSAGE_ID = 5
const DIRECTIONALITY = 6
const CONNECTOR_ID = 7

export const IDENTITY = {
  networkMessageId: NETWORK_MESSAGE_ID,
  messageId: MESSAGE_ID,
  senderAddress: SENDER,
  returnPath: null,
}

function directionOf(directionality: string): Direction | null {
  switch (directionality.trim().toLowerCase()) {
    case 'incoming':
    case 'inbound':
    case '1':
      return 'inbound'
    case 'originating':
    case 'outbound':
    case '2':
      return 'outbound'
    default:
      return null
  }
}

/** All that decides what a message's fact says, beside its recipients. */
export const DECIDING = [DIRECTIONALITY, CONNECTOR_ID, SENDER]

/** Instead of a shape's id: not worked out yet; no direction is stated. */
const UNKNOWN = -1
export const NO_DIRECTION = -2

/** The shape of a record's fact, worked out once for all records that say the same. */
export interface Shapes {
  /** The id of its shape, or `NO_DIRECTION`. */
  read(record: RecordView, hasSend: boolean): number
}

/**
 * @param table takes the shapes
 * @param onShape called once a key with the id of its shape: twice the tuple of `DECIDING`, plus 1 where a recipient was
 *   sent to
 */
export function createShapes(table: ShapeTable, onShape: (key: number, shape: number) => void): Shapes {
  const readShape = createShapeReader(table)
  let known = new Int32Array(64).fill(UNKNOWN)

  function widen(length: number): void {
    const wider = new Int32Array(length).fill(UNKNOWN)
    wider.set(known)
    known = wider
  }

  return {
    read(record, hasSend) {
      const key = record.tuple(DECIDING) * 2 + Number(hasSend)
      if (key >= known.length) widen(key * 2)
      if (known[key] === UNKNOWN) {
        const shape = readShape(record, hasSend)
        known[key] = shape
        if (shape !== NO_DIRECTION) onShape(key, shape)
      }
      return known[key] as number
    },
  }
}

/** What one column says, worked out once for each of its texts: hundreds of senders share a connector. */
function createColumnReader<T>(slot: number, read: (record: RecordView) => T): (record: RecordView) => T {
  const texts = createTextDictionary()
  const known: (T | undefined)[] = []
  return (record) => {
    const id = record.id(slot, texts)
    let value = known[id]
    if (value === undefined) {
      value = read(record)
      known[id] = value
    }
    return value
  }
}

/** The id of a record's shape, put together of what its columns say. */
function createShapeReader(table: ShapeTable): (record: RecordView, hasSend: boolean) => number {
  let internal = UNKNOWN
  const client = table.textId(INTERNAL_SHAPE.client)
  const directionAt = createColumnReader(DIRECTIONALITY, (record) => directionOf(record.text(DIRECTIONALITY)))
  const connectorAt = createColumnReader(CONNECTOR_ID, (record) =>
    readConnector(record.text(CONNECTOR_ID), table),
  )
  const senderAt = createColumnReader(SENDER, (record) => table.textId(readSender(record, IDENTITY)))
  return (record, hasSend) => {
    const direction = directionAt(record)
    if (direction === null) return NO_DIRECTION
    const { isEmpty, codes, name } = connectorAt(record)
    // Between two mailboxes: nothing left, through no connector.
    if (direction === 'outbound' && !hasSend && isEmpty) {
      if (internal === UNKNOWN) internal = table.idOf(INTERNAL_SHAPE)
      return internal
    }
    return table.idOfParts(codes[direction], name, senderAt(record), client)
  }
}

/** What a connector's id says, as parts of a shape. */
function readConnector(id: string, table: ShapeTable) {
  const connector = connectorOfId(id)
  const connectorType = connector === null ? 'None' : 'Unknown'
  const codesOf = (kind: Direction) => packCodes({ ...INTERNAL_SHAPE, kind, connectorType })
  return {
    isEmpty: id.trim() === '',
    codes: { inbound: codesOf('inbound'), outbound: codesOf('outbound') },
    name: connector === null ? 0 : table.textId(connector) + 1,
  }
}
