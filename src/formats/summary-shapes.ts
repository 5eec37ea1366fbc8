/*
 * Where the columns of an enhanced summary stand among the slots of its format, and what its records say beside their
 * time and size: worked out once for all that say the same.
 */
import type { RecordView } from '../csv/record-reader.ts'
import { cleanAddress } from '../facts/address.ts'
import type { Shape, ShapeTable } from '../facts/shape.ts'
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

/** What a record states beside its sender, which mail between two mailboxes has not; `null`: no direction. */
export function statementOf(directionality: string, connectorId: string, hasSend: boolean): Shape | null {
  const direction = directionOf(directionality)
  if (direction === null) return null
  // Between two mailboxes: nothing left, through no connector.
  if (direction === 'outbound' && !hasSend && connectorId.trim() === '') return INTERNAL_SHAPE
  const connector = connectorOfId(connectorId)
  const connectorType = connector === null ? 'None' : 'Unknown'
  return { ...INTERNAL_SHAPE, kind: direction, connector, connectorType }
}

/** What a record states whose columns `DECIDING` say this; `null`: no direction. */
export function shapeOfTexts(
  [directionality, connectorId, sender]: readonly string[],
  hasSend: boolean,
): Shape | null {
  const stated = statementOf(directionality ?? '', connectorId ?? '', hasSend)
  return stated === null || stated === INTERNAL_SHAPE
    ? stated
    : { ...stated, sender: cleanAddress(sender ?? '') }
}

/**
 * The id of a record's shape in the table, or `NO_DIRECTION`. The same record in the same words has it at hand.
 *
 * @param table takes the shapes
 */
export function createShapes(table: ShapeTable): (record: RecordView, hasSend: boolean) => number {
  let known = new Int32Array(64).fill(UNKNOWN)

  function readNew(record: RecordView, hasSend: boolean): number {
    const shape = shapeOfTexts(DECIDING.map(record.text), hasSend)
    return shape ? table.idOf(shape) : NO_DIRECTION
  }

  return (record, hasSend) => {
    const key = record.tuple(DECIDING) * 2 + Number(hasSend)
    if (key >= known.length) {
      const wider = new Int32Array(key * 2).fill(UNKNOWN)
      wider.set(known)
      known = wider
    }
    if (known[key] === UNKNOWN) known[key] = readNew(record, hasSend)
    return known[key] as number
  }
}
