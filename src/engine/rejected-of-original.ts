import { fileSource } from './file-source.ts'
import type { ImportDependencies } from './import-file.ts'
import { originalFile } from './original-file.ts'
import { answersOfRecord } from './record-answers.ts'
import { createRejectedRecords } from './rejected-records.ts'
import { type RejectedRecord, readOptionsOf } from './review.ts'

/** Reads the kept original once more for the records that it does not count; none without an original. */
export async function rejectedOfOriginal(
  { writer, clock, read }: ImportDependencies,
  importId: string,
): Promise<readonly RejectedRecord[]> {
  const record = await writer.record(importId)
  const file = record && (await originalFile(writer, importId))
  if (!record || !file) return []
  const rejected = createRejectedRecords()
  await read(fileSource(file, record.file, { clock }), {
    // Dates beyond the day of the import were too far ahead then, whatever they are now.
    now: record.startedAt,
    ...readOptionsOf(answersOfRecord(record)),
    onRejected: rejected.add,
  })
  return rejected.list
}
