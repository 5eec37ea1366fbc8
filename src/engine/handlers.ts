import { ImportError } from '../facts/import-error.ts'
import type { Aftercare } from './aftercare.ts'
import { type ImportDependencies, type ImportOrder, importFile } from './import-file.ts'
import type { Jobs } from './jobs.ts'
import { originalFile } from './original-file.ts'
import type { EngineMethod, EngineMethods, ImportRequest, OriginalPolicy } from './protocol.ts'

export type Handlers = {
  readonly [M in EngineMethod]: (params: EngineMethods[M]['request']) => Promise<EngineMethods[M]['answer']>
}

export interface HandlerOptions {
  readonly jobs: Jobs
  readonly aftercare: Aftercare
  readonly imports: ImportDependencies
  readonly onChanged: () => void
  readonly onDeleted: () => void
}

/** The original is there already and moves to the new import. */
const KEEP_NO_ORIGINAL: OriginalPolicy = { isKept: false, maxSize: 0 }

/** What the engine does for each method of the protocol. */
export function createHandlers(options: HandlerOptions): Handlers {
  const { jobs, imports, onChanged } = options
  const { writer, clock } = imports
  const changing = async (work: Promise<void>): Promise<null> => {
    await work
    onChanged()
    return null
  }
  return {
    import: (request) => addImport(options, request),
    jobs: async () => jobs.list(),
    givePeriod: async ({ jobId, period }) => {
      jobs.givePeriod(jobId, period)
      return null
    },
    cancel: async ({ jobId }) => {
      jobs.cancel(jobId)
      return null
    },
    dismissJob: async ({ jobId }) => {
      jobs.dismiss(jobId)
      return null
    },
    deleteImport: async ({ importId }) => {
      await changing(writer.delete(importId, clock.now()))
      options.onDeleted()
      return null
    },
    undoDelete: ({ importId }) => changing(writer.undo(importId)),
    deleteOriginal: ({ importId }) => changing(writer.deleteOriginal(importId)),
    analyseAgain: ({ importId }) => analyseAgain(options, importId),
    dismissInterrupted: ({ importId }) => changing(writer.dismissInterrupted(importId)),
  }
}

/** Answers once the import is noted in the store: from then on it is either taken in or told as interrupted. */
async function addImport(options: HandlerOptions, request: ImportRequest): Promise<null> {
  const { jobId, file, originals } = request
  // The same request again, from a page that did not hear the answer.
  if (options.jobs.list().some((job) => job.jobId === jobId)) return null
  // A pasted table comes as a file made this moment; `lastModified` 0 marks it as without a date.
  const fileDate = file.lastModified > 0 ? file.lastModified : null
  const order = {
    importId: jobId,
    file,
    name: file.name,
    fileDate,
    sha256: null,
    period: null,
    replaces: null,
  }
  await addJob(options, order, originals)
  return null
}

async function analyseAgain(options: HandlerOptions, importId: string): Promise<null> {
  const { writer } = options.imports
  const record = await writer.record(importId)
  const file = await originalFile(writer, importId)
  if (record?.state !== 'sealed' || !file) throw new ImportError('unreadable', { reason: 'no-original' })
  const order: ImportOrder = {
    importId: crypto.randomUUID(),
    file,
    name: record.file,
    fileDate: record.fileDate,
    sha256: record.sha256,
    period: record.format === 'smtp-auth-clients' ? record.covered : null,
    replaces: importId,
  }
  await addJob(options, order, KEEP_NO_ORIGINAL)
  return null
}

async function addJob(options: HandlerOptions, order: ImportOrder, originals: OriginalPolicy): Promise<void> {
  const { jobs, imports, aftercare, onChanged } = options
  const { importId, file, name, fileDate } = order
  const { writer, clock } = imports
  await writer.begin({ id: importId, file: name, size: file.size, fileDate, startedAt: clock.now() })
  jobs.add({
    jobId: importId,
    file: name,
    size: file.size,
    cleanUp: () => writer.discard(importId),
    async run(control) {
      const result = await importFile(imports, order, control)
      onChanged()
      const isHashed = (await writer.record(importId))?.sha256 != null
      aftercare.add({ importId, file, name, originals, isHashed })
      return result
    },
  })
}
