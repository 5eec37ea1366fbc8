import { ImportError } from '../facts/import-error.ts'
import type { ImportRecord } from '../store/schema.ts'
import { type BroughtFile, broughtFiles, plainFile } from './brought-file.ts'
import type { HandlerOptions } from './handlers.ts'
import { type ImportOrder, importFile } from './import-file.ts'
import { originalFile } from './original-file.ts'
import type { ImportRequest, JobResult, OriginalPolicy } from './protocol.ts'
import { answersOfRecord } from './record-answers.ts'

/** The original is there already and moves to the new import. */
const KEEP_NO_ORIGINAL: OriginalPolicy = { isKept: false, maxSize: 0 }

/** Files that are being looked into: their jobs are not on the list yet. */
const beingOpened = new Set<string>()

/**
 * Answers once the import is noted in the store: from then on it is either taken in or told as interrupted. Of a file
 * with several exports inside each is an import of its own; the first has the request's id.
 */
export async function addImport(options: HandlerOptions, request: ImportRequest): Promise<null> {
  const { jobId, file, originals, isAtOnce, mappings } = request
  // The same request again, from a page that did not hear the answer.
  if (beingOpened.has(jobId) || options.jobs.list().some((job) => job.jobId === jobId)) return null
  beingOpened.add(jobId)
  try {
    const fileDate = file.lastModified > 0 ? file.lastModified : null
    const goesUnseen = isAtOnce ? 'if-clear' : 'never'
    const brought = { fileDate, sha256: null, answers: {}, mappings, goesUnseen, replaces: null } as const
    for (const [index, part] of (await listParts(options, file)).entries()) {
      const importId = index === 0 ? jobId : crypto.randomUUID()
      await addJob(options, { ...brought, ...part, importId }, originals)
    }
  } finally {
    beingOpened.delete(jobId)
  }
  return null
}

type Part = Pick<ImportOrder, 'name' | 'size' | 'openFile'>

/** What becomes of a file: an import for each export in it, or one that fails where it cannot be opened. */
async function listParts({ imports }: HandlerOptions, file: File): Promise<readonly Part[]> {
  try {
    const brought = await broughtFiles(file, file.name, imports.clock)
    return brought.map((one) => ({ name: one.member.name, size: one.member.size, openFile: async () => one }))
  } catch (error) {
    const openFile = (): Promise<BroughtFile> => Promise.reject(error)
    return [{ name: file.name, size: file.size, openFile }]
  }
}

/** Reads the kept original with today's rules, as a job whose result takes the import's place. */
export async function analyseAgain(options: HandlerOptions, importId: string): Promise<null> {
  const { writer, clock } = options.imports
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
      return plainFile(file, name, clock)
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
      aftercare.add({ importId, file, originals, isHashed: record.sha256 !== null })
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
