import type { RejectedRecord, ReviewAnswers } from '../../engine/review.ts'
import type { UnknownTable } from '../../engine/unknown-table.ts'
import type { ColumnMapping } from '../../facts/column-mapping.ts'
import type { Services } from './services.ts'
import type { Imports } from './use-imports.ts'

/** What an admin can do with imports and with those on their way. */
export interface ImportActions {
  cancel(jobId: string): void
  dismissJob(jobId: string): void
  /** Counts an import that waits for a look. */
  accept(jobId: string, answers: ReviewAnswers): void
  /** The first records that an import does not count. Throws `EngineError`. */
  rejected(importId: string): Promise<readonly RejectedRecord[]>
  /** The table of a file whose columns nobody knows. Throws `EngineError`. */
  table(jobId: string): Promise<UnknownTable | null>
  /** Reads a file by what was said of its columns, and remembers it for later files of this header. */
  acceptColumns(jobId: string, mapping: ColumnMapping): void
  deleteImport(importId: string): void
  undoDelete(importId: string): void
  deleteOriginal(importId: string): void
  analyseAgain(importId: string): void
  dismissInterrupted(importId: string): void
}

/** The actions as calls to the engine; a failed one is shown by `imports`. */
export function createImportActions(services: Services, imports: Pick<Imports, 'run'>): ImportActions {
  const { engine } = services
  const { run } = imports
  return {
    cancel: (jobId) => run(() => engine.call('cancel', { jobId })),
    dismissJob: (jobId) => run(() => engine.call('dismissJob', { jobId })),
    accept: (jobId, answers) => run(() => engine.call('acceptReview', { jobId, answers })),
    rejected: (importId) => engine.call('rejectedRecords', { importId }),
    table: (jobId) => engine.call('unknownTable', { jobId }),
    acceptColumns: (jobId, mapping) =>
      run(async () => {
        const { mappings } = await services.importChoice()
        await services.saveMappings([mapping, ...mappings])
        await engine.call('acceptReview', { jobId, answers: { mapping } })
      }),
    deleteImport: (importId) => run(() => engine.call('deleteImport', { importId })),
    undoDelete: (importId) => run(() => engine.call('undoDelete', { importId })),
    deleteOriginal: (importId) => run(() => engine.call('deleteOriginal', { importId })),
    analyseAgain: (importId) => run(() => engine.call('analyseAgain', { importId })),
    dismissInterrupted: (importId) => run(() => engine.call('dismissInterrupted', { importId })),
  }
}
