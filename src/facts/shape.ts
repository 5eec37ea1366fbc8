import type { TlsVersion } from './tls.ts'
import { TLS_VERSIONS } from './tls.ts'
import { withUsedTexts } from './used-shapes.ts'
import {
  AUTHENTICATIONS,
  type Authentication,
  CERTAINTIES,
  type Certainty,
  CONNECTOR_TYPES,
  type ConnectorType,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  DIRECTIONS,
  FACT_KINDS,
  type FactKind,
  FORCED_TLS,
  type ForcedTls,
} from './vocabulary.ts'

/**
 * Everything that a fact says beside its message, its time and its size. Few distinct shapes cover
 * millions of messages (senders x connectors x TLS versions), so facts and rollups hold a shape's id.
 */
export interface Shape {
  readonly kind: FactKind
  /** The connector's exact, trimmed name; `null` is "without a connector" (and every submission). */
  readonly connector: string | null
  readonly connectorType: ConnectorType
  /** Microsoft's own counts alone state it; else `unknown`. */
  readonly forcedTls: ForcedTls
  readonly tls: TlsVersion
  readonly authentication: Authentication
  readonly certainty: Certainty
  /** Sender address in lower case; empty where the export names none. */
  readonly sender: string
  /** Client address as written: of submissions, logons and messages that were only seen; empty where the export names none. */
  readonly client: string
  /** Of messages that were only seen (`seen`); else `unknown`. */
  readonly status: DeliveryStatus
  /** The message's earliest hop in its direction: a direction's total counts these, so loops count once. */
  readonly isFirstHop: boolean
}

/** Shapes as columns, for the store: one entry a shape, `sender`, `client`, `connector` index `strings`. */
export interface ShapeColumns {
  readonly strings: readonly string[]
  /** Per shape the small codes packed: see `packCodes`. */
  readonly codes: Uint32Array
  /** Per shape the index of its connector's name in `strings`, plus 1; 0 is `null`. */
  readonly connector: Uint32Array
  readonly sender: Uint32Array
  readonly client: Uint32Array
}

/** A growing dictionary of shapes. Ids are dense from 0 and never change while the table lives. */
export interface ShapeTable {
  readonly size: number
  /** The id of an equal shape, added when it is new. */
  idOf(shape: Shape): number
  /** The same of packed parts, as `ShapeColumns` has them, with texts by this table's `textId`. */
  idOfParts(codes: number, connector: number, sender: number, client: number): number
  textId(text: string): number
  /**
   * Takes columns over that hold the shapes of this table under their ids, all distinct, and may hold more. They must not
   * change any more.
   */
  adopt(columns: ShapeColumns): void
  shape(id: number): Shape
  /** The packed codes of a shape. */
  codesOf(id: number): number
  toColumns(): ShapeColumns
}

const FIRST_SHAPES = 16
const FIRST_PLACES = 1024

/**
 * A table that holds the shapes of `columns` under the same ids, or an empty one. Every outside sender is a shape, so
 * there may be as many as messages: they stand as columns, and an object is made of those that are asked for. Throws a
 * `RangeError` where a column names nothing.
 */
export function createShapeTable(columns?: ShapeColumns): ShapeTable {
  const shapes: (Shape | undefined)[] = []
  let strings: string[] = []
  let size = 0
  // What is taken over is full, so it is widened, which copies it, before anything is written.
  let codes = new Uint32Array(0)
  let connectors = codes
  let senders = codes
  let clients = codes
  /** Open addressing: id + 1, 0 is free; at most half full. Empty until an id is asked for: many tables are only read. */
  let places = new Uint32Array(0)
  let texts: Map<string, number> | null = null
  /** Columns that hold these very shapes. */
  let known: ShapeColumns | null = null
  if (columns) {
    checkParts(columns)
    adopt(columns)
  }

  function adopt(adopted: ShapeColumns): void {
    known = adopted
    size = adopted.codes.length
    codes = adopted.codes as typeof codes
    connectors = adopted.connector as typeof codes
    senders = adopted.sender as typeof codes
    clients = adopted.client as typeof codes
    strings = [...adopted.strings]
    texts = null
    places = new Uint32Array(0)
  }

  function textId(text: string): number {
    texts ??= new Map(strings.map((one, id) => [one, id]))
    const id = texts.get(text)
    if (id !== undefined) return id
    texts.set(text, strings.length)
    return strings.push(text) - 1
  }

  /** The place of these parts among `places`, or the free one where they belong. */
  function placeOf(code: number, connector: number, sender: number, client: number): number {
    const mask = places.length - 1
    let place = mixParts(code, connector, sender, client) & mask
    for (let entry = places[place] as number; entry !== 0; entry = places[place] as number) {
      const id = entry - 1
      if (
        senders[id] === sender &&
        codes[id] === code &&
        connectors[id] === connector &&
        clients[id] === client
      ) {
        break
      }
      place = (place + 1) & mask
    }
    return place
  }

  function growPlaces(): void {
    let length = FIRST_PLACES
    while (length < size * 4) length *= 2
    places = new Uint32Array(length)
    for (let id = 0; id < size; id++) {
      const place = placeOf(
        codes[id] as number,
        connectors[id] as number,
        senders[id] as number,
        clients[id] as number,
      )
      places[place] = id + 1
    }
  }

  function widen(): void {
    const length = Math.max(FIRST_SHAPES, size * 2)
    codes = widened(codes, length)
    connectors = widened(connectors, length)
    senders = widened(senders, length)
    clients = widened(clients, length)
  }

  function idOfParts(code: number, connector: number, sender: number, client: number): number {
    if (size * 2 >= places.length) growPlaces()
    const place = placeOf(code, connector, sender, client)
    const entry = places[place] as number
    if (entry !== 0) return entry - 1
    if (size === codes.length) widen()
    codes[size] = code
    connectors[size] = connector
    senders[size] = sender
    clients[size] = client
    places[place] = ++size
    known = null
    return size - 1
  }

  return {
    get size() {
      return size
    },
    idOf(shape) {
      const connector = shape.connector === null ? 0 : textId(shape.connector) + 1
      return idOfParts(packCodes(shape), connector, textId(shape.sender), textId(shape.client))
    },
    idOfParts,
    textId,
    adopt,
    shape(id) {
      if (id >= size) throw new RangeError(`no shape ${id}`)
      shapes[id] ??= unpackShape(
        [codes[id] as number, connectors[id] as number, senders[id] as number, clients[id] as number],
        strings,
      )
      return shapes[id]
    },
    codesOf: (id) => codes[id] as number,
    toColumns() {
      known ??= withUsedTexts({
        strings,
        codes: codes.slice(0, size),
        connector: connectors.slice(0, size),
        sender: senders.slice(0, size),
        client: clients.slice(0, size),
      })
      return known
    },
  }
}

function widened(column: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(length)
  wider.set(column)
  return wider
}

function mixParts(codes: number, connector: number, sender: number, client: number): number {
  let mixed = Math.imul(sender ^ Math.imul(client, 0x85ebca6b), 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ connector, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 13) ^ codes, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** Throws a `RangeError` where a part names nothing. */
function checkParts({ codes, connector, sender, client, strings }: ShapeColumns): void {
  const count = codes.length
  const texts = strings.length
  let isNamed = connector.length === count && sender.length === count && client.length === count
  for (let id = 0; isNamed && id < count; id++) {
    const code = codes[id] as number
    isNamed =
      ((code >> 4) & 7) < TLS_VERSIONS.length &&
      ((code >> 7) & 3) < AUTHENTICATIONS.length &&
      (connector[id] as number) <= texts &&
      (sender[id] as number) < texts &&
      (client[id] as number) < texts
  }
  if (!isNamed) throw new RangeError('a shape without what it names')
}

/**
 * The small codes of a shape: bits 0-1 and 11 kind, 2-3 connector type, 4-6 TLS, 7-8 authentication, 9 certainty,
 * 10 first hop, 12-14 status, 15-16 forced TLS.
 */
export function packCodes(shape: Shape): number {
  const kind = FACT_KINDS.indexOf(shape.kind)
  return withFirstHop(
    (kind & 3) |
      ((kind >> 2) << 11) |
      (DELIVERY_STATUSES.indexOf(shape.status) << 12) |
      (FORCED_TLS.indexOf(shape.forcedTls) << 15) |
      (CONNECTOR_TYPES.indexOf(shape.connectorType) << 2) |
      (TLS_VERSIONS.indexOf(shape.tls) << 4) |
      (AUTHENTICATIONS.indexOf(shape.authentication) << 7) |
      (CERTAINTIES.indexOf(shape.certainty) << 9),
    shape.isFirstHop,
  )
}

/** The packed codes of a shape, with its `isFirstHop` as given. */
export function withFirstHop(codes: number, isFirstHop: boolean): number {
  return isFirstHop ? codes | (1 << 10) : codes & ~(1 << 10)
}

/** The place in `FACT_KINDS` of the kind in packed codes. */
export function kindOfCodes(codes: number): number {
  return (codes & 3) | (((codes >> 11) & 1) << 2)
}

/** A bit for each kind that crosses the border. */
const CROSSINGS = DIRECTIONS.reduce((bits, direction) => bits | (1 << FACT_KINDS.indexOf(direction)), 0)

/** Whether a shape of these packed codes crosses the border. */
export function isCrossing(codes: number): boolean {
  return ((CROSSINGS >>> kindOfCodes(codes)) & 1) === 1
}

/** The shapes of the columns, each at its id: for reading; `createShapeTable` is for adding. */
export function unpackShapes(columns: ShapeColumns): Shape[] {
  const { strings, connector, sender, client } = columns
  return Array.from(columns.codes, (codes, id) =>
    unpackShape([codes, connector[id] ?? 0, sender[id] ?? -1, client[id] ?? -1], strings),
  )
}

/** @param parts codes, connector, sender, client */
function unpackShape(parts: ArrayLike<number>, strings: readonly string[]): Shape {
  const { 0: codes = 0, 1: connector = 0, 2: sender = -1, 3: client = -1 } = parts
  return {
    kind: entry(FACT_KINDS, kindOfCodes(codes)),
    status: entry(DELIVERY_STATUSES, (codes >> 12) & 7),
    connectorType: entry(CONNECTOR_TYPES, (codes >> 2) & 3),
    forcedTls: entry(FORCED_TLS, (codes >> 15) & 3),
    tls: entry(TLS_VERSIONS, (codes >> 4) & 7),
    authentication: entry(AUTHENTICATIONS, (codes >> 7) & 3),
    certainty: entry(CERTAINTIES, (codes >> 9) & 1),
    isFirstHop: ((codes >> 10) & 1) === 1,
    connector: connector === 0 ? null : entry(strings, connector - 1),
    sender: entry(strings, sender),
    client: entry(strings, client),
  }
}

function entry<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new RangeError(`no entry ${index}`)
  return value
}
