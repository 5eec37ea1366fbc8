import { ENGINE_CHANNEL, type EngineMessage, type EngineRequest } from '../engine/protocol.ts'

/** The engine checks its store before it listens; on a large one that takes seconds. */
const DEADLINE_MS = 25_000

/** Starts the engine's host and resolves when the engine answers. Rejects when it does not in time. */
export async function whenEngineListens(startHost: () => Promise<void>): Promise<void> {
  const channel = new BroadcastChannel(ENGINE_CHANNEL)
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('the engine does not answer')), DEADLINE_MS)
      const question: EngineRequest = {
        type: 'request',
        id: crypto.randomUUID(),
        method: 'jobs',
        params: null,
      }
      channel.onmessage = ({ data }: MessageEvent<EngineMessage>) => {
        if (isSignOfLife(data, question.id)) resolve()
      }
      // One that ran already answers this question; one that starts only now says `ready` afterwards.
      startHost().then(() => channel.postMessage(question), reject)
    })
  } finally {
    clearTimeout(timer)
    channel.close()
  }
}

function isSignOfLife(message: EngineMessage, questionId: string): boolean {
  if (message.type === 'event') return message.event === 'ready'
  return message.type === 'answer' && message.id === questionId
}
