import { ENGINE_CHANNEL, type EngineMessage } from './protocol.ts'

const channel = new BroadcastChannel(ENGINE_CHANNEL)

function post(message: EngineMessage) {
  channel.postMessage(message)
}

channel.onmessage = ({ data }: MessageEvent<EngineMessage>) => {
  if (data.type === 'request') post({ type: 'answer', id: data.id, ok: true, value: [] })
}
post({ type: 'event', event: 'ready', at: Date.now() })
