/*
 * Where the columns of an enhanced summary stand among the slots of its format, and what its records say beside their
 * time and size: worked out once for all that say the same.
 */
import { createTextDictionary } from '../csv/dictionary.ts'
import type { RecordView } from '../csv/record-reader.ts'
import { cleanAddress } from '../facts/address.ts'
import { packCodes, type ShapeTable } from '../facts/shape.ts'
import type { Direction } from '../facts/vocabulary.ts'
import { connectorOfId } from './connector-id.ts'
import { INTERNAL_SHAPE } from './message-table.ts'

export const TIME = 0
const SENDER = 1
export const RECIPIENT_STATUS = 2
export const TOTAL_BYTES = 3
const MESSAGE_ID = 4
export const NETWORK_MESSAGE_ID = 5
export const DIRECTIONALITY = 6
const CONNECTOR_ID = 7

export const IDENTITY = {
  networkMessageId: NETWORK_MESSAGE_ID,
  messageId: MESSAGE_ID,
  senderAddress: SENDER,
  returnPath: null,
}

export function directionOf(directionality: string): Direction | null {
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

/** All that decides what a message's fact says, beside its recipients: its direction alone may forbid to count it. */
export const DECIDING = [DIRECTIONALITY, CONNECTOR_ID, SENDER]

/** Instead of a shape's id: not worked out yet; no direction is stated. */
const UNKNOWN = -1
export const NO_DIRECTION = -2

/** The shapes of what records state, put together of what their columns say. */
export interface Shapes {
  /** The id of a record's shape, or `NO_DIRECTION`. The same record in the same words has it at hand. */
  read(record: RecordView, hasSend: boolean): number
  /** The same of the texts of `DECIDING`, each told by a number of its own in its column. */
  ofTexts(numbers: ArrayLike<number>, hasSend: boolean, textOf: TextOf): number
}

/** A text of the slot at a place in `DECIDING`, by its number. */
export type TextOf = (place: number, number: number) => string

/** @param table takes the shapes */
export function createShapes(table: ShapeTable): Shapes {
  const ofTexts = createShapeReader(table)
  const columns = DECIDING.map((slot) => ({ slot, texts: createTextDictionary() }))
  let known = new Int32Array(64).fill(UNKNOWN)

  function widen(length: number): void {
    const wider = new Int32Array(length).fill(UNKNOWN)
    wider.set(known)
    known = wider
  }

  function readNew(record: RecordView, hasSend: boolean): number {
    const numbers = columns.map(({ slot, texts }) => record.id(slot, texts))
    return ofTexts(numbers, hasSend, (place) => record.text(DECIDING[place] as number))
  }

  return {
    read(record, hasSend) {
      const key = record.tuple(DECIDING) * 2 + Number(hasSend)
      if (key >= known.length) widen(key * 2)
      if (known[key] === UNKNOWN) known[key] = readNew(record, hasSend)
      return known[key] as number
    },
    ofTexts,
  }
}

/** What one column says, worked out once for each of its texts: hundreds of senders share a connector. */
function createColumn<T>(place: number, read: (text: string) => T): (number: number, textOf: TextOf) => T {
  const known: (T | undefined)[] = []
  return (number, textOf) => {
    let value = known[number]
    if (value === undefined) {
      value = read(textOf(place, number))
      known[number] = value
    }
    return value
  }
}

function createShapeReader(table: ShapeTable): Shapes['ofTexts'] {
  const directionAt = createColumn(0, directionOf)
  const connectorAt = createColumn(1, (id) => readConnector(id, table))
  const senderAt = createColumn(2, (text) => table.textId(cleanAddress(text)))
  const client = table.textId(INTERNAL_SHAPE.client)
  let internal = UNKNOWN
  return ({ 0: directionality = 0, 1: connectorId = 0, 2: sender = 0 }, hasSend, textOf) => {
    const direction = directionAt(directionality, textOf)
    if (direction === null) return NO_DIRECTION
    const { isEmpty, codes, name } = connectorAt(connectorId, textOf)
    // Between two mailboxes: nothing left, through no connector.
    if (direction === 'outbound' && !hasSend && isEmpty) {
      if (internal === UNKNOWN) internal = table.idOf(INTERNAL_SHAPE)
      return internal
    }
    return table.idOfParts(codes[direction], name, senderAt(sender, textOf), client)
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
