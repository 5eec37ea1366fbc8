import { ImportError } from '../facts/import-error.ts'
import type { ImportRecord } from '../store/schema.ts'
import type { HandlerOptions } from './handlers.ts'
import { type ImportOrder, importFile } from './import-file.ts'
import { originalFile } from './original-file.ts'
import type { ImportRequest, JobResult, OriginalPolicy } from './protocol.ts'
import { answersOfRecord } from './record-answers.ts'

/** The original is there already and moves to the new import. */
const KEEP_NO_ORIGINAL: OriginalPolicy = { isKept: false, maxSize: 0 }

/** Answers once the import is noted in the store: from then on it is either taken in or told as interrupted. */
export async function addImport(options: HandlerOptions, request: ImportRequest): Promise<null> {
  const { jobId, file, originals, isAtOnce, mappings } = request
  // The same request again, from a page that did not hear the answer.
  if (options.jobs.list().some((job) => job.jobId === jobId)) return null
  const { name, size, lastModified } = file
  const start = { importId: jobId, name, size, fileDate: lastModified > 0 ? lastModified : null }
  const order: ImportOrder = {
    ...start,
    openFile: async () => file,
    sha256: null,
    answers: {},
    mappings,
    goesUnseen: isAtOnce ? 'if-clear' : 'never',
    replaces: null,
  }
  await addJob(options, order, originals)
  return null
}

/** Reads the kept original with today's rules, as a job whose result takes the import's place. */
export async function analyseAgain(options: HandlerOptions, importId: string): Promise<null> {
  const { writer } = options.imports
  const record = await writer.record(importId)
  if (record?.state !== 'sealed' || !record.original) throw noOriginal()
  const { file: name, size, fileDate, sha256 } = record
  const order: ImportOrder = {
    importId: crypto.randomUUID(),
    name,
    size,
    fileDate,
    sha256,
    async openFile() {
      const file = await originalFile(writer, importId)
      if (!file) throw noOriginal()
      return file
    },
    answers: answersOfRecord(record),
    mappings: [],
    goesUnseen: 'if-answered',
    replaces: importId,
  }
  await addJob(options, order, KEEP_NO_ORIGINAL)
  return null
}

async function addJob(options: HandlerOptions, order: ImportOrder, originals: OriginalPolicy): Promise<void> {
  const { jobs, imports, aftercare, onChanged } = options
  const { importId, name, size, fileDate, replaces } = order
  const { writer, clock } = imports
  await writer.begin({ id: importId, file: name, size, fileDate, startedAt: clock.now(), replaces })
  jobs.add({
    jobId: importId,
    file: name,
    size,
    cleanUp: () => writer.discard(importId),
    async run(control) {
      const file = await order.openFile()
      const record = await importFile(imports, order, { file, control })
      onChanged()
      aftercare.add({ importId, file, name, originals, isHashed: record.sha256 !== null })
      return resultOf(record)
    },
  })
}

function resultOf({ id, messages, duplicates, accepted, rejected, warnings }: ImportRecord): JobResult {
  return { importId: id, messages, duplicates, accepted, rejected, warnings }
}

function noOriginal(): ImportError {
  return new ImportError('unreadable', { reason: 'no-original' })
}
