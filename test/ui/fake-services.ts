import type { Job } from '../../src/engine/protocol.ts'
import type { Review } from '../../src/engine/review.ts'
import type { ReportModel } from '../../src/model/report-model.ts'
import type { Services } from '../../src/pages/shared/services.ts'

import { WEEK } from './models.ts'

/** One call that a page made of the engine. */
export interface EngineCall {
  readonly method: string
  readonly params: unknown
}

const REJECTED = [{ record: 17, code: 'bad-timestamp', raw: '=soon,a@contoso.com' }]

/** Services that show one model and some jobs, and write down what a page asked for. */
export function fakeServices(
  model: ReportModel | Promise<ReportModel>,
  jobs: readonly Job[] = [],
): Services & { readonly calls: EngineCall[] } {
  const calls: EngineCall[] = []
  const call = async (method: string, params: unknown): Promise<unknown> => {
    calls.push({ method, params })
    if (method === 'rejectedRecords') return REJECTED
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
    importChoice: async () => ({
      originals: { isKept: true, maxSize: 200_000_000 },
      isAtOnce: false,
      mappings: [],
    }),
    saveMappings: async (mappings) => mappings,
    chooseAtOnce: async () => {},
    findings: async () => [],
    forgetFinding: async () => {},
    openReport: async () => {},
    openSettings: async () => {},
    onSettings: () => () => {},
    retention: async () => ({ days: null, isManaged: false, lastRun: null }),
    openView: async (view) => {
      calls.push({ method: 'openView', params: view })
    },
  }
}

/** A job that waits for a look: a trace that gives no cause for one. */
export function reviewJob(review: Partial<Review> = {}, change: Partial<Job> = {}): Job {
  return readingJob({
    phase: 'needs-review',
    review: {
      format: 'extended-trace',
      family: 'message-trace',
      says: ['submissions', 'client-addresses', 'transports', 'connectors', 'connector-tls', 'days'],
      encoding: 'utf-16le',
      records: 1200,
      accepted: 1190,
      blank: 0,
      rejected: [],
      messages: 812,
      senders: 14,
      duplicates: 0,
      covered: WEEK,
      warnings: [],
      asks: [],
      suggestedPeriod: null,
      ...review,
    },
    ...change,
  })
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
    review: null,
    asksColumns: false,
    error: null,
    result: null,
    ...change,
  }
}
