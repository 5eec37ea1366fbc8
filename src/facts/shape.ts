import type { TlsVersion } from './tls.ts'
import { TLS_VERSIONS } from './tls.ts'
import {
  AUTHENTICATIONS,
  type Authentication,
  CERTAINTIES,
  type Certainty,
  CONNECTOR_TYPES,
  type ConnectorType,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  FACT_KINDS,
  type FactKind,
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
  shape(id: number): Shape
  toColumns(): ShapeColumns
}

/** A table that holds the shapes of `columns` under the same ids, or an empty one. */
export function createShapeTable(columns?: ShapeColumns): ShapeTable {
  const shapes: Shape[] = columns ? unpackShapes(columns) : []
  let ids: Map<string, number> | null = null
  /** Made when it is first asked for: many tables are only read. */
  const known = (): Map<string, number> => {
    ids ??= new Map(shapes.map((shape, id) => [keyOf(shape), id]))
    return ids
  }
  return {
    get size() {
      return shapes.length
    },
    idOf(shape) {
      const key = keyOf(shape)
      const id = known().get(key)
      if (id !== undefined) return id
      known().set(key, shapes.length)
      shapes.push(shape)
      return shapes.length - 1
    },
    shape(id) {
      const shape = shapes[id]
      if (!shape) throw new RangeError(`no shape ${id}`)
      return shape
    },
    toColumns: () => packShapes(shapes),
  }
}

function keyOf(shape: Shape): string {
  const { sender, client, connector } = shape
  // With their lengths no text, whatever it holds, runs into the next one.
  return `${packCodes(shape)} ${sender.length} ${client.length} ${sender}${client}${connector === null ? '' : `=${connector}`}`
}

/** Bits 0-1 and 11 kind, 2-3 connector type, 4-6 TLS, 7-8 authentication, 9 certainty, 10 first hop, 12-14 status. */
function packCodes(shape: Shape): number {
  return (
    (FACT_KINDS.indexOf(shape.kind) & 3) |
    ((FACT_KINDS.indexOf(shape.kind) >> 2) << 11) |
    (DELIVERY_STATUSES.indexOf(shape.status) << 12) |
    (CONNECTOR_TYPES.indexOf(shape.connectorType) << 2) |
    (TLS_VERSIONS.indexOf(shape.tls) << 4) |
    (AUTHENTICATIONS.indexOf(shape.authentication) << 7) |
    (CERTAINTIES.indexOf(shape.certainty) << 9) |
    (Number(shape.isFirstHop) << 10)
  )
}

function packShapes(shapes: readonly Shape[]): ShapeColumns {
  const strings: string[] = []
  const ids = new Map<string, number>()
  const stringId = (text: string): number => {
    const known = ids.get(text)
    if (known !== undefined) return known
    ids.set(text, strings.length)
    return strings.push(text) - 1
  }
  return {
    codes: Uint32Array.from(shapes, packCodes),
    connector: Uint32Array.from(shapes, (shape) =>
      shape.connector === null ? 0 : stringId(shape.connector) + 1,
    ),
    sender: Uint32Array.from(shapes, (shape) => stringId(shape.sender)),
    client: Uint32Array.from(shapes, (shape) => stringId(shape.client)),
    strings,
  }
}

/** The shapes of the columns, each at its id: for reading; `createShapeTable` is for adding. */
export function unpackShapes(columns: ShapeColumns): Shape[] {
  return Array.from(columns.codes, (codes, id) => {
    const connector = columns.connector[id] ?? 0
    return {
      kind: entry(FACT_KINDS, (codes & 3) | (((codes >> 11) & 1) << 2)),
      status: entry(DELIVERY_STATUSES, (codes >> 12) & 7),
      connectorType: entry(CONNECTOR_TYPES, (codes >> 2) & 3),
      tls: entry(TLS_VERSIONS, (codes >> 4) & 7),
      authentication: entry(AUTHENTICATIONS, (codes >> 7) & 3),
      certainty: entry(CERTAINTIES, (codes >> 9) & 1),
      isFirstHop: ((codes >> 10) & 1) === 1,
      connector: connector === 0 ? null : entry(columns.strings, connector - 1),
      sender: entry(columns.strings, columns.sender[id] ?? -1),
      client: entry(columns.strings, columns.client[id] ?? -1),
    }
  })
}

function entry<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new RangeError(`no entry ${index}`)
  return value
}
