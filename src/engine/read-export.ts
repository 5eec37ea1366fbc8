import type { DayRange } from '../facts/day.ts'
import type { Bytes, ExportFacts } from '../facts/facts.ts'
import type { Rejection, WarningCode } from '../facts/import-error.ts'
import type { Family, FormatName } from '../facts/vocabulary.ts'

/** A file to read, in a browser or in Node. `open` may be called again for a second pass. */
export interface ExportSource {
  readonly name: string
  readonly size: Bytes
  open(): AsyncIterable<Uint8Array>
}

export interface ReadProgress {
  readonly format: FormatName | null
  readonly bytesRead: Bytes
  readonly records: number
}

export interface ReadOptions {
  /** Milliseconds since the epoch: records far beyond it are rejected as `bad-timestamp`. */
  readonly now: number
  readonly signal?: AbortSignal
  /** The days of an export that carries none. */
  readonly period?: DayRange
  /** Called after every chunk. */
  readonly onProgress?: (progress: ReadProgress) => void
}

/** One export, read whole: its facts and its account of every record. */
export interface ReadExport {
  readonly format: FormatName
  readonly family: Family
  /** WHATWG name, lower case. */
  readonly encoding: string
  /** `accepted` + rejected + `blank`. */
  readonly records: number
  readonly accepted: number
  readonly blank: number
  readonly rejected: readonly Rejection[]
  /** Distinct messages; for an aggregate the sum of its volumes. */
  readonly messages: number
  /** Records that repeat a message (for an aggregate: a day and connector) of the same file. */
  readonly repeats: number
  readonly warnings: readonly WarningCode[]
  /** First and last day of its accepted records, or its period. */
  readonly covered: DayRange | null
  readonly facts: ExportFacts
}

/** Reads an export in constant memory beside its facts. Throws `ImportError`. */
export declare function readExport(source: ExportSource, options: ReadOptions): Promise<ReadExport>
