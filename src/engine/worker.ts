import { freeSpace } from '../store/space.ts'
import { systemClock } from './clock.ts'
import { startEngine } from './engine.ts'
import { ENGINE_CHANNEL } from './protocol.ts'
import { readExport } from './read-export.ts'

/** The engine's worker: started by the background, deaf until it is the store's only writer. */
void startEngine({
  channel: new BroadcastChannel(ENGINE_CHANNEL),
  locks: navigator.locks,
  clock: systemClock,
  free: freeSpace,
  read: readExport,
  // To the host, which from now on watches the lock.
}).then(() => postMessage('listens'))
