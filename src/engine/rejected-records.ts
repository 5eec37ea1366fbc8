import type { RejectCode } from '../facts/import-error.ts'
import type { RejectedRecord } from './review.ts'

/** So many are listed for a person; beyond them only the count is told. */
const MAX_REJECTED = 1_000
/** Of so many characters each: a record with a mail's whole trace in it is longer, and not read by anyone. */
const MAX_RAW_LENGTH = 4_000

/** Keeps the first records of a file that are not counted. */
export interface RejectedRecords {
  add(record: number, code: RejectCode, raw: string): void
  readonly list: readonly RejectedRecord[]
}

export function createRejectedRecords(): RejectedRecords {
  const list: RejectedRecord[] = []
  return {
    add(record, code, raw) {
      if (list.length < MAX_REJECTED) list.push({ record, code, raw: shortened(raw) })
    },
    list,
  }
}

function shortened(raw: string): string {
  return raw.length > MAX_RAW_LENGTH ? `${raw.slice(0, MAX_RAW_LENGTH)}…` : raw
}
