import { REJECT_CODES, type RejectCode, type Rejection } from '../facts/import-error.ts'

/** Counts rejected records by code; nothing of a record itself is kept. */
export interface Rejections {
  add(code: RejectCode, recordNumber: number): void
  /** In the order of the codes, without those that never came. */
  list(): readonly Rejection[]
}

export function createRejections(): Rejections {
  const byCode = new Map<RejectCode, Rejection>()
  return {
    add(code, recordNumber) {
      const known = byCode.get(code)
      byCode.set(code, {
        code,
        count: (known?.count ?? 0) + 1,
        firstRecord: known?.firstRecord ?? recordNumber,
      })
    },
    list: () => REJECT_CODES.flatMap((code) => byCode.get(code) ?? []),
  }
}
