import { createConnection } from '../store/connection.ts'
import type { EpochMs } from '../store/schema.ts'
import type { FreeSpace } from '../store/space.ts'
import { UNDO_MS } from '../store/tombstone.ts'
import { createWriter, type StoreWriter } from '../store/writer.ts'
import { holdWriterLock, type LockSource } from '../store/writer-lock.ts'
import { type Aftercare, createAftercare } from './aftercare.ts'
import { plainFile } from './brought-file.ts'
import type { Channel } from './channel.ts'
import type { Clock } from './clock.ts'
import { failureOf } from './failure.ts'
import { createHandlers } from './handlers.ts'
import type { ImportDependencies } from './import-file.ts'
import { createJobs } from './jobs.ts'
import { isHello, parseRequest, requestId } from './messages.ts'
import { originalFile } from './original-file.ts'
import type { EngineRequest, Job } from './protocol.ts'

export interface EngineOptions {
  readonly channel: Channel
  readonly locks: LockSource
  readonly clock: Clock
  readonly free: FreeSpace
  readonly read: ImportDependencies['read']
}

/** Ends the engine: for tests; a real one ends with its worker. */
export interface Engine {
  /** Resolves when all low-priority work is done. */
  settled(): Promise<void>
  stop(): void
}

/**
 * Waits until it is the only writer, then listens, cleans up after the engine before it, and serves requests.
 * An engine that still waits is deaf, so of two engines exactly one answers.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { channel, clock, free, read } = options
  const releaseLock = await holdWriterLock(options.locks)
  const startedAt: EpochMs = clock.now()
  const connection = createConnection()
  const writer = createWriter({ connection, free })
  const onChanged = () => channel.postMessage({ type: 'event', event: 'changed' })
  const tellJobs = (list: readonly Job[]) => channel.postMessage({ type: 'event', event: 'jobs', jobs: list })
  const jobs = createJobs({ clock, onChange: tellJobs })
  const onAlive = () => tellJobs(jobs.list())
  const aftercare = createAftercare({ writer, clock, free, idle: jobs.idle, onAlive, onChanged })
  const purge = async () => {
    if ((await writer.purge({ before: clock.now() - UNDO_MS })) > 0) onChanged()
  }
  const purgeLater = () => clock.after(UNDO_MS, () => void purge().catch(() => {}))
  const handlers = createHandlers({
    jobs,
    aftercare,
    imports: { writer, clock, free, read },
    onChanged,
    onDeleted: purgeLater,
  })
  const prepare = createOnce(async () => {
    await writer.sweep()
    await writer.repair()
    await purge()
    // A tombstone younger than its time outlived the engine that would have purged it.
    purgeLater()
    onChanged()
    // Not awaited: unpacking a large original must not keep the first request waiting.
    void resumeHashes(writer, aftercare, clock).catch(() => {})
  })

  async function serve(request: EngineRequest): Promise<void> {
    const { id, method, params } = request
    try {
      await prepare()
      // The one cast between method and parameters: `parseRequest` has checked that they belong together.
      const handle = handlers[method] as (params: unknown) => Promise<unknown>
      channel.postMessage({ type: 'answer', id, ok: true, value: await handle(params) })
    } catch (error) {
      channel.postMessage({ type: 'answer', id, ok: false, ...failureOf(error) })
    }
  }

  const ready = () => channel.postMessage({ type: 'event', event: 'ready', at: startedAt })
  channel.addEventListener('message', ({ data }) => {
    if (isHello(data)) {
      ready()
      // A page that just opened sees what waits for a look, without starting an engine for it.
      return onAlive()
    }
    const request = parseRequest(data)
    if (request) return void serve(request)
    const id = requestId(data)
    const details = { message: 'malformed request' }
    if (id) channel.postMessage({ type: 'answer', id, ok: false, code: 'internal', details })
  })
  ready()
  // Pages drop the jobs of an engine that is gone.
  tellJobs(jobs.list())
  // A store that cannot be opened is told by the next request, not by a worker that dies.
  await prepare().catch(() => {})
  return {
    settled: aftercare.finished,
    stop() {
      channel.close()
      connection.close()
      releaseLock()
    },
  }
}

/** Hashes from their originals what the engine before did not get to; without an original it stays open. */
async function resumeHashes(writer: StoreWriter, aftercare: Aftercare, clock: Clock): Promise<void> {
  const originals = { isKept: false, maxSize: 0 }
  for (const { id, file: name } of await writer.unhashed()) {
    const file = await originalFile(writer, id)
    if (!file) continue
    aftercare.add({ importId: id, file: plainFile(file, name, clock), originals, isHashed: false })
  }
}

/** Runs a task until it has succeeded once; callers that come meanwhile share the attempt. */
function createOnce(task: () => Promise<void>): () => Promise<void> {
  let attempt: Promise<void> | null = null
  return () => {
    attempt ??= task().catch((error) => {
      attempt = null
      throw error
    })
    return attempt
  }
}
