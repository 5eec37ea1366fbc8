import type { EpochDay, Ticks } from '../facts/day.ts'
import type { MessageFacts } from '../facts/facts.ts'
import type { Identity } from '../facts/identity.ts'
import { compareShapes } from '../facts/order.ts'
import { createShapeTable, type Shape } from '../facts/shape.ts'
import { type ConnectorType, type DeliveryStatus, strongerType } from '../facts/vocabulary.ts'
import { Column } from './column.ts'
import { type FactColumns, toFactDays } from './fact-days.ts'
import { createIdentityMap } from './identity-map.ts'

/** When a record was written. */
export interface RecordTime {
  readonly day: EpochDay
  readonly ticks: Ticks
  /** Equal records have equal hashes. Asked for only where times are equal or the record decides: it reads every byte. */
  readonly hash: () => number
}

/** What one record states of its message. */
export interface RecordFact extends RecordTime {
  /** Of the facts of one message with the same group the deciding one stands. */
  readonly group: number
  /** Id by `shapeId`. */
  readonly shape: number
  readonly bytes: number
  readonly deliveries: number
}

/** What all records of one message and group together say. */
export interface Revision {
  readonly group: number
  readonly deliveries: number
  readonly status: DeliveryStatus
}

/** The messages of one file while it is read. */
export interface MessageTable {
  readonly messages: number
  /**
   * How often a deciding record came again, byte for byte; of a message's facts the most repeated one counts.
   * Whether a record that does not decide came again depends on the order, so it never counts.
   */
  readonly repeats: number
  /** The number of the message with this identity, added when it is new. */
  messageOf(identity: Identity): number
  /** The message exists: without a crossing of the border it is internal, on the day of its earliest record. */
  addPresence(message: number, time: RecordTime): void
  addFact(message: number, fact: RecordFact): void
  /** Changes what stands of a group's records: what only all records of a message together tell. */
  revise(message: number, revision: Revision): void
  shapeId(shape: Shape): number
  finish(): MessageFacts
}

const PRESENCE_GROUP = -1

/** What is known of a message that was seen, and never at the border. */
export const INTERNAL_SHAPE: Shape = {
  kind: 'internal',
  connector: null,
  connectorType: 'None',
  tls: 'unknown',
  authentication: 'unknown',
  certainty: 'certain',
  sender: '',
  client: '',
  status: 'unknown',
  isFirstHop: false,
}

export function createMessageTable(): MessageTable {
  const shapes = createShapeTable()
  const internalShape = shapes.idOf(INTERNAL_SHAPE)
  /** Per shape 1 where it crosses the border: one byte is nearer than a shape among thousands. */
  const crossings = new Column(Uint8Array)
  const identities = createIdentityMap()
  /** Per message its latest fact, plus 1; the facts of one message are a list by `next`. */
  const head = new Column(Uint32Array)
  const repeatsOf = new Column(Uint32Array)
  const next = new Column(Uint32Array)
  const group = new Column(Int32Array)
  const day = new Column(Int32Array)
  const ticks = new Column(Float64Array)
  const shape = new Column(Uint32Array)
  const bytes = new Column(Uint32Array)
  const deliveries = new Column(Uint32Array)
  const hash = new Column(Int32Array)
  const copies = new Column(Uint32Array)
  let factCount = 0
  let repeats = 0

  function write(fact: number, from: RecordFact): void {
    group.set(fact, from.group)
    day.set(fact, from.day)
    ticks.set(fact, from.ticks)
    shape.set(fact, from.shape)
    bytes.set(fact, from.bytes)
    deliveries.set(fact, from.deliveries)
    hash.set(fact, from.hash())
    copies.set(fact, 0)
  }

  /** Negative: the known fact decides. The order of `compareDeciders`. */
  function compare(known: number, other: RecordFact): number {
    const knownShape = shape.get(known)
    return (
      day.get(known) - other.day ||
      ticks.get(known) - other.ticks ||
      (knownShape === other.shape ? 0 : compareShapes(shapes.shape(knownShape), shapes.shape(other.shape))) ||
      bytes.get(known) - other.bytes ||
      deliveries.get(known) - other.deliveries
    )
  }

  /** The type of the connector that both facts cross, where they do not state the same. */
  function knownType(one: number, other: number): ConnectorType | null {
    if (one === other) return null
    const [a, b] = [shapes.shape(one), shapes.shape(other)]
    if (a.kind !== b.kind || a.connector !== b.connector || a.connectorType === b.connectorType) return null
    return strongerType(a.connectorType, b.connectorType)
  }

  function withType(id: number, connectorType: ConnectorType): number {
    return shapeId({ ...shapes.shape(id), connectorType })
  }

  function setCopies(message: number, fact: number, count: number): void {
    copies.set(fact, count)
    let most = 0
    for (let entry = head.get(message); entry !== 0; entry = next.get(entry - 1)) {
      most = Math.max(most, copies.get(entry - 1))
    }
    repeats += most - repeatsOf.get(message)
    repeatsOf.set(message, most)
  }

  /** The known fact gives way; its copies repeated a record that does not decide any more. */
  function replace(message: number, known: number, fact: RecordFact): void {
    const hadCopies = copies.get(known) > 0
    write(known, fact)
    if (hadCopies) setCopies(message, known, 0)
  }

  function addFact(message: number, fact: RecordFact): void {
    for (let entry = head.get(message); entry !== 0; entry = next.get(entry - 1)) {
      const known = entry - 1
      if (group.get(known) !== fact.group) continue
      // The hash is the last resort: of two records that say the same, one must be it in any order.
      const order = compare(known, fact) || hash.get(known) - (fact.hash() | 0)
      const type = knownType(shape.get(known), fact.shape)
      if (order > 0) replace(message, known, fact)
      else if (order === 0) setCopies(message, known, copies.get(known) + 1)
      if (type !== null) shape.set(known, withType(shape.get(known), type))
      return
    }
    write(factCount, fact)
    next.set(factCount, head.get(message))
    head.set(message, ++factCount)
  }

  /** The facts of a message; presence says nothing beside a crossing of the border. */
  function factsOf(message: number): number[] {
    const facts: number[] = []
    for (let entry = head.get(message); entry !== 0; entry = next.get(entry - 1)) facts.push(entry - 1)
    return facts.some(isCrossing) ? facts.filter((fact) => group.get(fact) !== PRESENCE_GROUP) : facts
  }

  function isCrossing(fact: number): boolean {
    return crossings.get(shape.get(fact)) === 1
  }

  function shapeId(wanted: Shape): number {
    const id = shapes.idOf(wanted)
    crossings.set(id, Number(wanted.kind === 'inbound' || wanted.kind === 'outbound'))
    return id
  }

  return {
    get messages() {
      return identities.size
    },
    get repeats() {
      return repeats
    },
    messageOf(identity) {
      const known = identities.size
      const message = identities.numberOf(identity)
      if (message === known) {
        head.set(message, 0)
        repeatsOf.set(message, 0)
      }
      return message
    },
    addPresence(message, time) {
      // Written out: a spread costs more than all the rest here, and every record comes by.
      const { day: onDay, ticks: at, hash: hashOf } = time
      addFact(message, {
        day: onDay,
        ticks: at,
        hash: hashOf,
        group: PRESENCE_GROUP,
        shape: internalShape,
        bytes: 0,
        deliveries: 0,
      })
    },
    addFact,
    revise(message, { group: wanted, deliveries: count, status }) {
      for (let entry = head.get(message); entry !== 0; entry = next.get(entry - 1)) {
        const fact = entry - 1
        if (group.get(fact) !== wanted) continue
        deliveries.set(fact, count)
        const said = shapes.shape(shape.get(fact))
        if (said.status !== status) shape.set(fact, shapeId({ ...said, status }))
      }
    },
    shapeId,
    finish() {
      const columns: FactColumns = { day, ticks, shape, bytes, deliveries }
      const days = toFactDays({ identities: identities.words, messages: identities.size, factsOf, columns })
      return { kind: 'messages', days, shapes: shapes.toColumns() }
    },
  }
}
