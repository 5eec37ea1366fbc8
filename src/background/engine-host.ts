import { ENGINE_CHANNEL, type EngineMessage } from '../engine/protocol.ts'
import workerUrl from '../engine/worker.ts?worker&url'
import { trustedScriptUrl } from '../platform/trusted-types.ts'
import { whenWriterGone } from '../store/writer-lock.ts'
import { watchIdle } from './idle.ts'

export interface EngineHostOptions {
  /** The sealed store changed. */
  readonly onChanged: () => void
  /** The engine has had nothing to do for a while, or could not start; the host lets it go. */
  readonly onEnd: () => void
}

/** Starts the engine in a worker of this page and watches over it. Returns how to end it. */
export function hostEngine({ onChanged, onEnd }: EngineHostOptions): () => void {
  const channel = new BroadcastChannel(ENGINE_CHANNEL)
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: 'engine' })
  let isListening = false
  let isOver = false
  const idle = watchIdle(end)

  channel.addEventListener('message', ({ data }: MessageEvent<EngineMessage>) => {
    idle.heard(data)
    if (data.type === 'answer' || data.type === 'event') isListening = true
    if (data.type === 'event' && data.event === 'changed') onChanged()
  })
  // Said by our own worker alone, when the lock is its: one that ends later by itself, out of memory say, tells nobody.
  worker.addEventListener('message', () => void whenWriterGone(navigator.locks).then(end))
  // Once it listens, a fault in one job is the engine's own affair: the other jobs go on.
  worker.addEventListener('error', () => {
    if (!isListening) end()
  })

  return end

  function end() {
    if (isOver) return
    isOver = true
    idle.stop()
    worker.terminate()
    channel.close()
    onEnd()
  }
}
