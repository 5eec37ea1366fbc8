import type { EpochMs } from '../store/schema.ts'
import type { Channel } from './channel.ts'
import { type Clock, systemClock } from './clock.ts'
import { EngineError } from './engine-error.ts'
import { watchEngine } from './engine-watch.ts'
import { parseAnswer, parseEvent } from './messages.ts'
import {
  ENGINE_CHANNEL,
  type EngineAnswer,
  type EngineEvent,
  type EngineMethod,
  type EngineMethods,
  type EngineRequest,
  type Job,
} from './protocol.ts'

/** A page's way to the engine. Jobs and store go on when the page and its client are gone. */
export interface EngineClient {
  /** Throws `EngineError`. An abort (`cancelled`) only stops waiting; the engine may still do what was asked. */
  call<M extends EngineMethod>(
    method: M,
    params: EngineMethods[M]['request'],
    options?: CallOptions,
  ): Promise<EngineMethods[M]['answer']>
  /** Hears the job list of now, where an engine runs, and every change of it. Returns how to stop. */
  onJobs(listener: (jobs: readonly Job[]) => void): () => void
  /** Hears that the sealed store changed. Returns how to stop. */
  onChanged(listener: () => void): () => void
  close(): void
}

export interface CallOptions {
  readonly signal?: AbortSignal
  readonly deadlineMs?: number
}

export interface EngineClientOptions {
  /** Resolves when the background has an engine, running or just about to. */
  readonly ensureEngine: () => Promise<void>
  readonly channel?: Channel
  readonly clock?: Clock
  /** Whether an engine lives. With it, a page hears of the end of an engine that had jobs; a new one is started. */
  readonly isEngineAlive?: () => Promise<boolean>
}

/** An engine that has to start, and a busy disk, included. */
const DEADLINE_MS = 15_000
/** What matches a whole import against all others, behind another one that does. */
const LONG_DEADLINE_MS = 120_000
const LONG_METHODS: readonly EngineMethod[] = [
  'deleteImport',
  'undoDelete',
  'analyseAgain',
  'rejectedRecords',
  'applyRetention',
]

interface Pending {
  readonly request: EngineRequest
  /** Start time of the engine that the request was sent to, `null` while none has said `ready`. */
  sentTo: EpochMs | null
  readonly settle: (answer: EngineAnswer) => void
  readonly fail: (error: EngineError) => void
}

export function createEngineClient(options: EngineClientOptions): EngineClient {
  const { ensureEngine, channel = new BroadcastChannel(ENGINE_CHANNEL), clock = systemClock } = options
  const pending = new Map<string, Pending>()
  const jobListeners = new Set<(jobs: readonly Job[]) => void>()
  const changeListeners = new Set<() => void>()
  const isAlive = options.isEngineAlive ?? (async () => true)
  const watch = watchEngine({ clock, isAlive, onGone: replaceEngine })

  channel.addEventListener('message', ({ data }) => {
    const answer = parseAnswer(data)
    if (answer) return pending.get(answer.id)?.settle(answer)
    const event = parseEvent(data)
    if (event) hear(event)
  })

  function hear(event: EngineEvent): void {
    switch (event.event) {
      case 'ready':
        send(event.at)
        return
      case 'jobs':
        tellJobs(event.jobs)
        return
      case 'changed':
        for (const listener of changeListeners) listener()
    }
  }

  function tellJobs(jobs: readonly Job[]): void {
    watch.heard(jobs)
    for (const listener of jobListeners) listener(jobs)
  }

  /** The jobs ended with their engine; the next one notes in the store that they were interrupted. */
  function replaceEngine(): void {
    tellJobs([])
    // One that does not start is told by whatever the admin asks for next.
    start(newRequest('jobs', null), {}).catch(() => {})
  }

  /** Once to each engine: a request whose engine ended before its answer goes to the next one too. */
  function send(engine: EpochMs): void {
    for (const call of pending.values()) {
      if (call.sentTo === engine) continue
      call.sentTo = engine
      channel.postMessage(call.request)
    }
  }

  function start(request: EngineRequest, { signal, deadlineMs }: CallOptions): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const end = () => {
        pending.delete(request.id)
        stopTimer()
        signal?.removeEventListener('abort', onAbort)
      }
      const fail = (error: EngineError) => {
        end()
        reject(error)
      }
      const settle = (answer: EngineAnswer) => {
        end()
        if (answer.ok) resolve(answer.value)
        else reject(new EngineError(answer.code, answer.details))
      }
      const onAbort = () => fail(new EngineError('cancelled'))
      const stopTimer = clock.after(deadlineMs ?? deadlineOf(request.method), () =>
        fail(new EngineError('no-answer')),
      )
      if (signal?.aborted) return onAbort()
      signal?.addEventListener('abort', onAbort)
      pending.set(request.id, { request, sentTo: null, settle, fail })
      // The engine says `ready` when it starts and when it is asked: whichever comes first sends the request.
      ensureEngine().then(
        () => channel.postMessage({ type: 'hello' }),
        (cause) => fail(new EngineError('no-engine', {}, { cause })),
      )
    })
  }

  return {
    async call(method, params, callOptions = {}) {
      const value = await start(newRequest(method, params), callOptions)
      if (method === 'jobs') watch.heard(value as readonly Job[])
      return value as EngineMethods[typeof method]['answer']
    },
    onJobs(listener) {
      const end = listen(jobListeners, listener)
      // An engine that runs answers with its jobs; none is started for it.
      channel.postMessage({ type: 'hello' })
      return end
    },
    onChanged: (listener) => listen(changeListeners, listener),
    close() {
      watch.stop()
      for (const call of pending.values()) call.fail(new EngineError('cancelled'))
      channel.close()
    },
  }
}

function newRequest<M extends EngineMethod>(method: M, params: EngineMethods[M]['request']): EngineRequest {
  // Method and parameters belong together by the signature; the union cannot express it.
  return { type: 'request', id: crypto.randomUUID(), method, params } as EngineRequest
}

function deadlineOf(method: EngineMethod): number {
  return LONG_METHODS.includes(method) ? LONG_DEADLINE_MS : DEADLINE_MS
}

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
