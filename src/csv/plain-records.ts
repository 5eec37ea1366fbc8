/** Slots whose columns are wanted as numbers. */
export interface PlainSlots {
  readonly time: number
  readonly guid: number
  readonly digits: number
  readonly recipients: number
  readonly tuple: readonly number[]
}

/** See `PlainRecords.fields`. */
export const ODD_RECORD = 0x40000000

/**
 * The records that were taken last, as columns: what `FieldValues` tells of one record, for all of them. It is gone with
 * the next call of the reader.
 */
export interface PlainRecords {
  readonly rows: number
  /** `ODD_RECORD` or more: blank, or with more fields than the header. */
  readonly fields: Uint32Array
  /** -1: the time has another form. */
  readonly days: Int32Array
  readonly ticks: Float64Array
  /** Four words a record; not to be trusted where the flag is 0. */
  readonly guids: Uint32Array
  readonly guidFlags: Uint8Array
  /** -1: no digits. */
  readonly digits: Float64Array
  /** Twice their number, plus 1 where one was sent to; -1: only the text tells. */
  readonly recipients: Int32Array
  readonly tuples: Uint32Array
}

/**
 * A second way to read records: many at once, without a view of each. A reader of records may use it for what is plain;
 * all others it shows one by one, in their place.
 */
export interface PlainReader {
  readonly slots: PlainSlots
  /** Takes records from the row `from` on; gives the first that it leaves to be shown, or `rows`. */
  read(records: PlainRecords, from: number): number
}
