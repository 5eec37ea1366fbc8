import type { ColumnMapping } from '../facts/column-mapping.ts'
import type { DayRange, EpochDay } from '../facts/day.ts'
import type { AggregateFacts, Bytes } from '../facts/facts.ts'
import type { Rejection, WarningCode } from '../facts/import-error.ts'
import type { SessionFragments } from '../facts/session.ts'
import type { ShapeColumns } from '../facts/shape.ts'
import type { Direction, Family, FormatName } from '../facts/vocabulary.ts'

/** Milliseconds since 1970-01-01 UTC. */
export type EpochMs = number

/** A change of a stored type is a new version here and one migration step, with a sentence of why. */
export const SCHEMA_VERSION = 4

/** Version of the rules that turn records into facts: raise it when the same export gives other facts. */
export const RULES_VERSION = 2

/**
 * `staging`: its facts are being written, readers do not see it. `sealed`: counted. `deleting`: a tombstone,
 * not counted, can be brought back until it is purged. `interrupted`: the browser ended before the seal;
 * its facts are gone, the record stays until the admin has read it.
 */
export type ImportState = 'staging' | 'sealed' | 'deleting' | 'interrupted'

/** What the seal states of the stored facts, so that silent damage is found. */
export interface Seal {
  /** Stored records of facts. */
  readonly chunks: number
  /** Fact rows (or totals, or connector days) over all chunks. */
  readonly rows: number
  /** Messages per day of the earliest fact, days ascending. */
  readonly messagesByDay: readonly (readonly [EpochDay, number])[]
  /** Eight hexadecimal digits over all stored columns. */
  readonly checksum: string
}

export interface OriginalInfo {
  /** As the admin gave it. */
  readonly size: Bytes
  /** As it lies in the store. */
  readonly storedSize: Bytes
  readonly isCompressed: boolean
}

/** One export taken in. */
export interface ImportRecord {
  readonly id: string
  readonly file: string
  readonly size: Bytes
  /** `lastModified` of the file, `null` where there is none (a paste). */
  readonly fileDate: EpochMs | null
  readonly state: ImportState
  readonly startedAt: EpochMs
  /** Strictly ascending over the imports: the order of seals. "Analyse again" keeps the place of the first. */
  readonly sealedAt: EpochMs | null
  readonly deletedAt: EpochMs | null
  /** `null` until the second pass after the seal has read the file: "hash pending". */
  readonly sha256: string | null
  /** Version of the rules that made its facts; smaller than `RULES_VERSION`: analyse again. */
  readonly rulesVersion: number
  readonly format: FormatName | null
  readonly family: Family | null
  readonly encoding: string | null
  /** IANA name of the zone in which its local times were read; nothing where its times are UTC. */
  readonly timeZone?: string | null
  /** What the admin said of its columns; nothing where they were known. */
  readonly mapping?: ColumnMapping | null
  readonly records: number
  readonly accepted: number
  readonly blank: number
  readonly rejected: readonly Rejection[]
  readonly messages: number
  readonly duplicates: number
  readonly warnings: readonly WarningCode[]
  /** First and last day of its records, or its period. */
  readonly covered: DayRange | null
  readonly seal: Seal | null
  readonly original: OriginalInfo | null
  /** Ids of the imports whose place this one took by "analyse again", so that the ledger does not miss them. */
  readonly replaces: readonly string[]
}

/** The shapes of one import's facts. Key, beside it: `importId`. */
export interface StoredShapes {
  readonly shapes: ShapeColumns
  /** Of protocol logs: the sessions that may go on in another import. */
  readonly fragments?: SessionFragments
}

/** The facts of an export that Microsoft counted. Key: `importId`. */
export interface StoredAggregate {
  readonly importId: string
  readonly facts: AggregateFacts
}

/** The shapes of one family's rollups. Key, beside it: `family`. */
export interface StoredDictionary {
  readonly shapes: ShapeColumns
  /** Stored records of the family's rollups: another number is damage, and the family is counted anew. */
  readonly windows: number
}

/** The export as the admin gave it. Key: `importId`. */
export interface StoredOriginal {
  readonly importId: string
  readonly blob: Blob
  readonly isCompressed: boolean
}

/** What an admin said of an insight: it is known. Key: `[insight, direction, connector]`. */
export interface StoredAcknowledgement {
  /** The rule's id; one of a later version is left alone. */
  readonly insight: string
  readonly direction: Direction
  readonly connector: string
  /** The share that the rule found when it was said, 0 to 1. */
  readonly share: number
  readonly note: string
  readonly at: EpochMs
}

/** One entry of the ledger in `storage.local`, which survives damage to IndexedDB. */
export interface LedgerEntry {
  readonly importId: string
  readonly file: string
  readonly sealedAt: EpochMs
  readonly records: number
  readonly seal: Seal
}

/** What the check at start found of an import. */
export type StoreFinding =
  | { readonly kind: 'lost'; readonly entry: LedgerEntry }
  | { readonly kind: 'damaged'; readonly entry: LedgerEntry }
  | { readonly kind: 'interrupted'; readonly importId: string; readonly file: string }
