import type { Kernel } from '../csv/kernel/kernel.ts'
import type { PlainReader } from '../csv/plain-records.ts'
import type { RecordView } from '../csv/record-reader.ts'
import type { DayRange } from '../facts/day.ts'
import type { ExportFacts } from '../facts/facts.ts'
import type { RejectCode, WarningCode } from '../facts/import-error.ts'
import type { Aspect, FormatName } from '../facts/vocabulary.ts'
import type { DateOrder, LocalTimes } from './timestamp.ts'

/**
 * One kind of export: how to tell it by its header, and how to read its records. A record is a line of a
 * table or an element of a JSON list; the header of a list is the paths of its elements (`status.errorCode`).
 */
export interface Format {
  readonly name: FormatName
  /** What a person may map the columns of an unknown header to. */
  readonly fields: readonly FormatField[]
  /** Where its columns stand in this header, or `null`: not my format. Names decide, never positions. */
  recognise(header: readonly string[]): Recognition | null
  /**
   * The header that a file with this first record lost, or `null`: not my format, or its records do not tell.
   * A format that has this is a log: no value spans lines, a line that begins with `#` is no record, and
   * `#Fields:` is a new header wherever it stands.
   */
  recogniseRecord?(fields: readonly string[]): readonly string[] | null
}

/** A column that a format reads. */
export interface FormatField {
  /** A header that `recognise` takes for it: a mapping renames the foreign column to this. */
  readonly header: string
  /** Its other spellings, in lower case and without spaces. */
  readonly aliases?: readonly string[]
  /** Without it the format cannot read the file at all. */
  readonly isNeeded: boolean
  /** What a file without it does not say; `null`: nothing that is shown. */
  readonly gives: Aspect | null
}

/** A header that a format knows as its own. */
export interface Recognition {
  /** Per slot of the format the column's index, or -1 where this file lacks it. */
  readonly columns: readonly number[]
  /** The slot that holds the record's time; `null` for an export without days. */
  readonly timeSlot: number | null
  /** Which times without a zone are the local times of whoever exported; the others are UTC. */
  readonly isLocalTime: LocalTimes
  /** What this file, with the columns that it has, can say. */
  readonly says: readonly Aspect[]
  open(context: FormatContext): FormatReader
}

export interface FormatContext {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Order of day and month in dates with slashes. */
  readonly dateOrder: DateOrder
  /** The days of an export that carries none. */
  readonly period: DayRange | null
  /** IANA name of the zone of local times; `null`: nobody has said it, and they are taken for UTC. */
  readonly timeZone: string | null
  /** What reads the table, where there is WebAssembly: a reader of records may let it do more than read. */
  readonly kernel?: Kernel | null
}

/** Reads one file of a format: records in, facts out. */
export interface FormatReader {
  /** Takes the record in; a code when it cannot be counted. */
  read(record: RecordView): RejectCode | null
  /**
   * Takes records in by the kernel of the context, just as `read` does; it leaves all that are not in the plain form, or
   * not to be counted.
   */
  readonly plain?: PlainReader
  finish(): FormatResult
}

export interface FormatResult {
  readonly facts: ExportFacts
  /** Distinct messages; for an aggregate the sum of its volumes. */
  readonly messages: number
  readonly repeats: number
  readonly covered: DayRange | null
  readonly warnings: readonly WarningCode[]
  /** Whether local times without a zone were read: the zone must be asked for. False where it is left out. */
  readonly hasLocalTimes?: boolean
}

/**
 * A kind of export whose JSON is no list of alike records but one report: an object, several in a list, or one
 * a line. Asked where no `Format` knows the paths of the object.
 */
export interface DocumentFormat {
  readonly name: FormatName
  /** `document` is what `JSON.parse` made of the first object: trust nothing in it. `null`: not my format. */
  recognise(document: unknown): DocumentRecognition | null
}

export interface DocumentRecognition {
  readonly says: readonly Aspect[]
  open(context: FormatContext): DocumentReader
}

/** Reads the documents of one file. */
export interface DocumentReader {
  /** Takes a document in. An entry for each record inside it (a report's policy): `null`, or why it is not counted. */
  read(document: unknown): readonly (RejectCode | null)[]
  finish(): FormatResult
}
