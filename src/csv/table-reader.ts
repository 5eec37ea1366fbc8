import { ImportError } from '../facts/import-error.ts'
import { type Kernel, openKernel } from './kernel/kernel.ts'
import { createRecordBatch } from './kernel/record-batch.ts'
import {
  createRecordReader,
  MAX_RECORD_BYTES,
  MAX_UNTERMINATED_BYTES,
  type RecordReader,
  type RecordReaderOptions,
} from './record-reader.ts'

/** Text that the kernel takes at once: it is still in the processor's cache when its records are. */
const PART_BYTES = 256 * 1024

/**
 * A reader of tables: the same as `createRecordReader`, by WebAssembly where there is any. Lines of a log need the
 * other one.
 */
export function createTableReader(options: RecordReaderOptions): RecordReader {
  const kernel = options.isLineBound ? null : (options.kernel ?? openKernel())
  return kernel ? createKernelReader(kernel, options) : createRecordReader(options)
}

/** @internal For tests: the reader over a kernel. */
export function createKernelReader(kernel: Kernel, options: RecordReaderOptions): RecordReader {
  const { columns, columnCount, delimiter, plain, onRecord, onBlank, onUnterminated } = options
  kernel.start(delimiter, columnCount, columns.length, randomWord(), randomWord())
  for (const [slot, column] of columns.entries()) if (column >= 0) kernel.want(column, slot)
  const batch = createRecordBatch(kernel, columns.length)
  plain?.open({ tables: plain.tuples.map(batch.tupleTable), textOf: batch.textOf, textsOf: batch.textsOf })
  const countFrom = options.countFrom ?? 0
  /** Bytes of the unfinished record that were scanned without finding its end. */
  let scannedInVain = 0
  let isFinal = false
  /** The last record is only begun: the kernel has not counted it. */
  let isLastCut = false

  const count = () => countFrom + kernel.recordCount() + Number(isLastCut)

  function deliver(row: number): void {
    batch.show(row, count())
    if (batch.length > MAX_RECORD_BYTES) throw new ImportError('record-too-long', { record: count() })
    if (batch.isBlank) onBlank()
    else if (plain && kernel.mayRetry() && plain.judge(batch.view)) kernel.retry()
    else onRecord(batch.view)
  }

  function readAll(): void {
    plain?.beginPart?.()
    // A long record is scanned anew only when twice as much of it is there: else its time grows squared.
    const waiting = kernel.left()
    if (!isFinal && waiting < 2 * scannedInVain && waiting <= MAX_RECORD_BYTES) return
    for (;;) {
      const row = kernel.showNext(MAX_RECORD_BYTES)
      if (row < 0) break
      deliver(row)
    }
    scannedInVain = kernel.left()
    if (scannedInVain > MAX_RECORD_BYTES) {
      const code = kernel.cutInQuote() ? 'unterminated-quote' : 'record-too-long'
      throw new ImportError(code, { record: count() + 1 })
    }
  }

  return {
    push(chunk) {
      for (let at = 0; at < chunk.length; at += PART_BYTES) {
        const part = chunk.subarray(at, at + PART_BYTES)
        const address = kernel.append(part.length)
        new Uint8Array(kernel.memory.buffer, address, part.length).set(part)
        readAll()
      }
    },
    fill(size, read) {
      // Before the kernel's memory is looked at, which may then lie elsewhere.
      const address = kernel.append(size)
      const length = read(new Uint8Array(kernel.memory.buffer, address, size))
      kernel.cut(size - length)
      readAll()
      return length
    },
    end() {
      isFinal = true
      kernel.finish()
      readAll()
      const left = kernel.left()
      if (left === 0) return
      isLastCut = true
      if (left > MAX_UNTERMINATED_BYTES) throw new ImportError('unterminated-quote', { record: count() })
      batch.showLeft()
      onUnterminated(count())
    },
    get count() {
      return count()
    },
    get invalidCount() {
      return batch.invalidCount
    },
    view: batch.view,
  }
}

function randomWord(): bigint {
  return BigInt(Math.floor(Math.random() * 2 ** 53)) * 2_654_435_761n
}
