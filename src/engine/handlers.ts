import type { Aftercare } from './aftercare.ts'
import { applyRetention } from './apply-retention.ts'
import type { ImportDependencies } from './import-file.ts'
import { addImport, analyseAgain } from './import-jobs.ts'
import type { Jobs } from './jobs.ts'
import type { EngineMethod, EngineMethods } from './protocol.ts'
import { rejectedOfOriginal } from './rejected-of-original.ts'

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
    acceptReview: async ({ jobId, answers }) => {
      jobs.accept(jobId, answers)
      return null
    },
    unknownTable: async ({ jobId }) => jobs.table(jobId),
    rejectedRecords: async ({ importId }) => jobs.rejected(importId) ?? rejectedOfOriginal(imports, importId),
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
    applyRetention: async ({ days }) => {
      const result = await applyRetention(imports, days)
      if (result.imports > 0) {
        onChanged()
        options.onDeleted()
      }
      return result
    },
    acknowledgeInsight: (said) => changing(writer.acknowledge({ ...said, at: clock.now() })),
    takeBackInsight: (insight) => changing(writer.takeBack(insight)),
  }
}
