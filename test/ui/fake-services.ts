import type { Job } from '../../src/engine/protocol.ts'
import type { ReportModel } from '../../src/model/report-model.ts'
import type { Services } from '../../src/pages/shared/services.ts'

/** One call that a page made of the engine. */
export interface EngineCall {
  readonly method: string
  readonly params: unknown
}

/** Services that show one model and some jobs, and write down what a page asked for. */
export function fakeServices(
  model: ReportModel | Promise<ReportModel>,
  jobs: readonly Job[] = [],
): Services & { readonly calls: EngineCall[] } {
  const calls: EngineCall[] = []
  const call = async (method: string, params: unknown): Promise<unknown> => {
    calls.push({ method, params })
    return method === 'jobs' ? jobs : null
  }
  return {
    calls,
    engine: {
      call: call as Services['engine']['call'],
      onJobs: (listener) => {
        listener(jobs)
        return () => {}
      },
      onChanged: () => () => {},
      close: () => {},
    },
    load: async () => model,
    originals: async () => ({ isKept: true, maxSize: 200_000_000 }),
    findings: async () => [],
    forgetFinding: async () => {},
    openReport: async () => {},
  }
}

/** A job that is read for a third. */
export function readingJob(change: Partial<Job> = {}): Job {
  return {
    jobId: 'j1',
    file: 'MTDetail_Report.csv',
    size: 48_200_312,
    phase: 'reading',
    format: 'extended-trace',
    bytesRead: 16_000_000,
    records: 20_311,
    secondsLeft: 14,
    suggestedPeriod: null,
    error: null,
    result: null,
    ...change,
  }
}
