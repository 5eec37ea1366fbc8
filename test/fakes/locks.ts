import type { LockSource } from '../../src/store/writer-lock.ts'

/** Web Locks of one origin: one holder a name, the next in line when it lets go. */
export function createFakeLocks(): LockSource {
  let last: Promise<unknown> = Promise.resolve()
  return {
    request(_name, hold) {
      last = last.then(hold)
      return last
    },
  }
}
