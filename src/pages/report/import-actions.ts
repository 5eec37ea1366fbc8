import type { DayRange } from '../../facts/day.ts'
import type { Services } from '../shared/services.ts'
import type { Imports } from '../shared/use-imports.ts'

/** What an admin can do with imports and with those on their way. */
export interface ImportActions {
  cancel(jobId: string): void
  dismissJob(jobId: string): void
  givePeriod(jobId: string, period: DayRange): void
  deleteImport(importId: string): void
  undoDelete(importId: string): void
  deleteOriginal(importId: string): void
  analyseAgain(importId: string): void
  dismissInterrupted(importId: string): void
}

/** The actions as calls to the engine; a failed one is shown by `imports`. */
export function createImportActions({ engine }: Services, imports: Pick<Imports, 'run'>): ImportActions {
  const { run } = imports
  return {
    cancel: (jobId) => run(() => engine.call('cancel', { jobId })),
    dismissJob: (jobId) => run(() => engine.call('dismissJob', { jobId })),
    givePeriod: (jobId, period) => run(() => engine.call('givePeriod', { jobId, period })),
    deleteImport: (importId) => run(() => engine.call('deleteImport', { importId })),
    undoDelete: (importId) => run(() => engine.call('undoDelete', { importId })),
    deleteOriginal: (importId) => run(() => engine.call('deleteOriginal', { importId })),
    analyseAgain: (importId) => run(() => engine.call('analyseAgain', { importId })),
    dismissInterrupted: (importId) => run(() => engine.call('dismissInterrupted', { importId })),
  }
}
