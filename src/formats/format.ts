import type { RecordView } from '../csv/record-reader.ts'
import type { DayRange } from '../facts/day.ts'
import type { ExportFacts } from '../facts/facts.ts'
import type { RejectCode, WarningCode } from '../facts/import-error.ts'
import type { FormatName } from '../facts/vocabulary.ts'
import type { DateOrder } from './timestamp.ts'

/** One kind of export: how to tell it by its header, and how to read its records. */
export interface Format {
  readonly name: FormatName
  /** Where its columns stand in this header, or `null`: not my format. Names decide, never positions. */
  recognise(header: readonly string[]): Recognition | null
}

/** A header that a format knows as its own. */
export interface Recognition {
  /** Per slot of the format the column's index, or -1 where this file lacks it. */
  readonly columns: readonly number[]
  /** The slot that holds the record's time; `null` for an export without days. */
  readonly timeSlot: number | null
  open(context: FormatContext): FormatReader
}

export interface FormatContext {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Order of day and month in dates with slashes. */
  readonly dateOrder: DateOrder
  /** The days of an export that carries none. */
  readonly period: DayRange | null
}

/** Reads one file of a format: records in, facts out. */
export interface FormatReader {
  /** Takes the record in; a code when it cannot be counted. */
  read(record: RecordView): RejectCode | null
  finish(): FormatResult
}

export interface FormatResult {
  readonly facts: ExportFacts
  /** Distinct messages; for an aggregate the sum of its volumes. */
  readonly messages: number
  readonly repeats: number
  readonly covered: DayRange | null
  readonly warnings: readonly WarningCode[]
}
