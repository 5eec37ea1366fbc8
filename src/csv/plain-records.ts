import type { RecordView } from './record-reader.ts'

/** What the kernel knows of the records. */
export interface PlainRecords {
  /** Where it keeps each of the tuples. */
  readonly tables: readonly number[]
  /** A text of a slot by its number among these. */
  readonly textOf: (slot: number, number: number) => string
  /** All texts of a slot so far, each at its number. */
  readonly textsOf: (slot: number) => readonly string[]
}

/**
 * A second way to read records, where there is a kernel: it goes through them by itself, and leaves those that are not in
 * the plain form, or of which it does not know yet what a rule says, to be shown one by one, in their place.
 */
export interface PlainReader {
  /** Lists of slots whose texts together decide what a record is: the same arrays as `RecordView.tuple` is asked for. */
  readonly tuples: readonly (readonly number[])[]
  /** Called once, before the first record: the kernel takes records from then on. */
  open(records: PlainRecords): void
  /** Called before each part of the text. */
  beginPart?(): void
  /** Tells the kernel what rules say of a record that it has left. True: it did not know that, and may take the record now. */
  judge(record: RecordView): boolean
}
