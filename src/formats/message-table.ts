import type { EpochDay, Ticks } from '../facts/day.ts'
import type { FactDays, MessageFacts } from '../facts/facts.ts'
import type { Identity } from '../facts/identity.ts'
import { compareShapes } from '../facts/order.ts'
import { createShapeTable, isCrossing, type Shape, type ShapeTable } from '../facts/shape.ts'
import { messageFacts } from '../facts/used-shapes.ts'
import { type ConnectorType, type DeliveryStatus, strongerType } from '../facts/vocabulary.ts'
import { Column } from './column.ts'
import { joinFactDays, toFactDays } from './fact-days.ts'
import { createFactList } from './fact-list.ts'
import { createIdentityMap } from './identity-map.ts'
import { eachRepeated } from './repeated-identities.ts'

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
  /** Distinct messages. Where days were given: asked for at the end, nothing may be added then. */
  readonly messages: number
  /**
   * How often a deciding record came again, byte for byte; of a message's facts the most repeated one counts.
   * Whether a record that does not decide came again depends on the order, so it never counts.
   * Asked for at the end, as `messages`.
   */
  readonly repeats: number
  /**
   * The number of the message with this identity, added when it is new. With the day of the record it is found
   * faster; a message with records on two days then has two numbers, which become one message at the end.
   */
  messageOf(identity: Identity, day?: EpochDay): number
  /**
   * The message exists: without a crossing of the border it is internal, on the day of its earliest record.
   * @param came how often this very record came again
   */
  addPresence(message: number, time: RecordTime, came?: number): void
  /** @param came as in `addPresence` */
  addFact(message: number, fact: RecordFact, came?: number): void
  /** Changes what stands of a group's records: what only all records of a message together tell. */
  revise(message: number, revision: Revision): void
  shapeId(shape: Shape): number
  /** All shapes by their ids. */
  readonly shapes: ShapeTable
  /** @param others days of messages that the table does not hold, with its shapes: they are joined */
  finish(others?: FactDays): MessageFacts
}

/** Groups of facts count from 1 in the table. */
const PRESENCE_GROUP = 0
/** Where messages stand whose day nobody said: no record is so old. */
const ANY_DAY = -1

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
  forcedTls: 'unknown',
  isFirstHop: false,
}

export function createMessageTable(): MessageTable {
  const shapes = createShapeTable()
  const internalShape = shapes.idOf(INTERNAL_SHAPE)
  const identities = createIdentityMap()
  /** Per message its latest fact, plus 1; the facts of one message are a list by `next`. */
  const head = new Column()
  const next = new Column()
  /** Per fact its group plus 1. Columns that are nearly always zero take nearly no memory. */
  const group = new Column()
  const hash = new Column()
  const facts = createFactList()
  /** Of facts whose record came again, how often; and of their messages the most repeated one's. */
  const copies = new Map<number, number>()
  const repeatsOf = new Map<number, number>()
  let factCount = 0
  let repeats = 0
  /** Numbers that turned out to be of a message with a lower one. */
  let surplus = 0
  let isOpen = true

  function write(fact: number, inGroup: number, from: RecordFact): void {
    group.set(fact, inGroup)
    facts.write(fact, from)
    hash.set(fact, from.hash() >>> 0)
  }

  /** Negative: the known fact decides. The order of `compareDeciders`. */
  function compare(known: number, other: RecordFact): number {
    const inTime = facts.compareTime(known, other)
    if (inTime !== 0) return inTime
    const knownShape = facts.shape(known)
    return (
      (knownShape === other.shape ? 0 : compareShapes(shapes.shape(knownShape), shapes.shape(other.shape))) ||
      facts.bytes(known) - other.bytes ||
      facts.deliveries(known) - other.deliveries
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
    return shapes.idOf({ ...shapes.shape(id), connectorType })
  }

  function setCopies(message: number, fact: number, count: number): void {
    copies.set(fact, count)
    let most = 0
    for (let entry = head.get(message); entry !== 0; entry = next.get(entry - 1)) {
      most = Math.max(most, copies.get(entry - 1) ?? 0)
    }
    repeats += most - (repeatsOf.get(message) ?? 0)
    repeatsOf.set(message, most)
  }

  /** @param came how often the fact's record came again before */
  function add(message: number, inGroup: number, fact: RecordFact, came = 0): void {
    for (let entry = head.get(message); entry !== 0; entry = next.get(entry - 1)) {
      if (group.get(entry - 1) !== inGroup) continue
      settle(message, entry - 1, fact, came)
      return
    }
    write(factCount, inGroup, fact)
    next.set(factCount, head.get(message))
    head.set(message, ++factCount)
    if (came > 0) setCopies(message, factCount - 1, came)
  }

  /** Two facts of one group: one stands. What repeated a record that does not decide counts no more. */
  function settle(message: number, known: number, fact: RecordFact, came: number): void {
    // The hash is the last resort: of two records that say the same, one must be it in any order.
    const order = compare(known, fact) || hash.get(known) - (fact.hash() >>> 0)
    const type = knownType(facts.shape(known), fact.shape)
    if (order > 0) {
      write(known, group.get(known), fact)
      if (came > 0 || copies.has(known)) setCopies(message, known, came)
    } else if (order === 0) setCopies(message, known, (copies.get(known) ?? 0) + came + 1)
    if (type !== null) facts.setShape(known, withType(facts.shape(known), type))
  }

  /** Once: all records have been added. */
  function uniteDays(): void {
    if (!isOpen) return
    isOpen = false
    identities.close()
    if (identities.shelves > 1) eachRepeated(identities.list, unite)
  }

  /** A message that was seen on several days is one. */
  function unite(numbers: readonly number[]): void {
    const [message, ...others] = numbers as [number, ...number[]]
    for (const other of others) {
      surplus++
      repeats -= repeatsOf.get(other) ?? 0
      for (let entry = head.get(other); entry !== 0; entry = next.get(entry - 1)) {
        const fact = entry - 1
        add(message, group.get(fact), storedFact(fact), copies.get(fact))
      }
      head.set(other, 0)
    }
  }

  function storedFact(fact: number): RecordFact {
    const itsHash = hash.get(fact)
    return {
      group: group.get(fact) - 1,
      day: facts.day(fact),
      ticks: facts.ticks(fact),
      hash: () => itsHash,
      shape: facts.shape(fact),
      bytes: facts.bytes(fact),
      deliveries: facts.deliveries(fact),
    }
  }

  /** The first fact that stands from a list entry on, or -1; presence says nothing beside a crossing of the border. */
  function standingFrom(message: number, start: number): number {
    for (let entry = start; entry !== 0; entry = next.get(entry - 1)) {
      if (group.get(entry - 1) !== PRESENCE_GROUP || !hasCrossing(message)) return entry - 1
    }
    return -1
  }

  function hasCrossing(message: number): boolean {
    for (let entry = head.get(message); entry !== 0; entry = next.get(entry - 1)) {
      if (isCrossing(shapes.codesOf(facts.shape(entry - 1)))) return true
    }
    return false
  }

  return {
    get messages() {
      if (identities.shelves > 1) uniteDays()
      return identities.size - surplus
    },
    get repeats() {
      if (identities.shelves > 1) uniteDays()
      return repeats
    },
    messageOf: (identity, onDay = ANY_DAY) => identities.numberOf(identity, onDay),
    addPresence(message, time, came = 0) {
      // Written out: a spread costs more than all the rest here, and every record comes by.
      const { day: onDay, ticks: at, hash: hashOf } = time
      const presence = {
        day: onDay,
        ticks: at,
        hash: hashOf,
        group: PRESENCE_GROUP,
        shape: internalShape,
        bytes: 0,
        deliveries: 0,
      }
      add(message, PRESENCE_GROUP, presence, came)
    },
    addFact: (message, fact, came) => add(message, fact.group + 1, fact, came),
    revise(message, { group: wanted, deliveries, status }) {
      for (let entry = head.get(message); entry !== 0; entry = next.get(entry - 1)) {
        const fact = entry - 1
        if (group.get(fact) !== wanted + 1) continue
        const { shape: id, ...values } = storedFact(fact)
        const said = shapes.shape(id)
        facts.write(fact, {
          ...values,
          shape: said.status === status ? id : shapes.idOf({ ...said, status }),
          deliveries,
        })
      }
    },
    shapeId: shapes.idOf,
    shapes,
    finish(others = []) {
      uniteDays()
      const days = toFactDays({
        identities: identities.list,
        firstOf: (message) => standingFrom(message, head.get(message)),
        nextOf: (message, fact) => standingFrom(message, next.get(fact)),
        facts,
      })
      return messageFacts(joinFactDays(days, others), shapes.toColumns())
    },
  }
}
