import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Job } from '../../engine/protocol.ts'
import type { Services } from './services.ts'

/** The imports on their way, and how to begin one. */
export interface Imports {
  readonly jobs: readonly Job[]
  /** Whether anything is read or stored, or on its way to the engine. */
  readonly isBusy: boolean
  /** Why files never reached the engine, or a call to it failed. */
  readonly error: unknown
  /** `isAtOnce`: whatever the admin chose, counted without a look where the file gives no cause for one. */
  readonly start: (files: readonly File[], options?: { readonly isAtOnce?: boolean }) => void
  readonly dismissError: () => void
  /** Runs a call to the engine; a failure is shown. */
  readonly run: (work: () => Promise<unknown>) => void
}

const RUNNING: readonly Job['phase'][] = ['waiting', 'reading', 'storing']

export function isRunning(job: Job): boolean {
  return RUNNING.includes(job.phase)
}

/** Follows the engine's jobs. `asksAtStart`: also asks for those that began before the page opened, which starts the engine. */
export function useImports(services: Services, options: { readonly asksAtStart: boolean }): Imports {
  const [jobs, setJobs] = useState<readonly Job[]>([])
  const [sending, setSending] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const { asksAtStart } = options
  const run = useCallback((work: () => Promise<unknown>) => {
    setSending((count) => count + 1)
    work()
      .catch(setError)
      .finally(() => setSending((count) => count - 1))
  }, [])
  useEffect(() => {
    const end = services.engine.onJobs(setJobs)
    if (asksAtStart) run(async () => setJobs(await services.engine.call('jobs', null)))
    return end
  }, [services, asksAtStart, run])
  const start = useCallback(
    (files: readonly File[], { isAtOnce = false } = {}) => {
      setError(null)
      for (const file of files) run(() => send(services, { file, isAtOnce, onJobs: setJobs }))
    },
    [services, run],
  )
  const dismissError = useCallback(() => setError(null), [])
  return { jobs, isBusy: sending > 0 || jobs.some(isRunning), error, start, dismissError, run }
}

interface Sent {
  readonly file: File
  readonly isAtOnce: boolean
  readonly onJobs: (jobs: readonly Job[]) => void
}

async function send({ engine, importChoice }: Services, { file, isAtOnce, onJobs }: Sent): Promise<void> {
  const { isAtOnce: isChosen, ...choice } = await importChoice()
  const request = { jobId: crypto.randomUUID(), file, ...choice, isAtOnce: isAtOnce || isChosen }
  await engine.call('import', request)
  onJobs(await engine.call('jobs', null))
}
