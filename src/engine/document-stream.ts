import type { RejectCode } from '../facts/import-error.ts'
import type { DocumentReader } from '../formats/format.ts'
import { createObjectReader } from '../json/object-reader.ts'
import { MAX_DOCUMENT_BYTES } from '../json/start.ts'
import type { DocumentsStart } from './export-start.ts'
import type { TextSink } from './record-stream.ts'

/** Reads JSON reports; `onRecord` hears of every record inside them, by its number from 1 over all reports. */
export function createDocumentStream(
  start: DocumentsStart,
  reader: DocumentReader,
  onRecord: (recordNumber: number, code: RejectCode | null) => void,
): TextSink {
  let count = 0
  const take = (code: RejectCode | null) => onRecord(++count, code)
  const objects = createObjectReader({
    shape: start.shape,
    maxBytes: MAX_DOCUMENT_BYTES,
    onObject: (document) => reader.read(document).forEach(take),
    onReject: (_, code) => take(code),
  })
  return {
    push: objects.push,
    end: objects.end,
    get count() {
      return count
    },
    get invalidCount() {
      return objects.invalidCount
    },
    get warnings() {
      return objects.warnings
    },
  }
}
