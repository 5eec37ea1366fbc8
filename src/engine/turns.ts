import { ImportError } from '../facts/import-error.ts'

/** One place that is held by one at a time, given in the order asked. */
export interface Turns {
  /** Waits for the place; the returned function gives it back. Throws `cancelled` when aborted while in line. */
  take(signal: AbortSignal): Promise<() => void>
  /** Resolves when nobody holds the place and nobody is in line. */
  idle(): Promise<void>
}

export function createTurns(): Turns {
  const line: (() => void)[] = []
  let isTaken = false
  let idlers: (() => void)[] = []
  const next = () => {
    const first = line.shift()
    if (first) return first()
    isTaken = false
    for (const wake of idlers) wake()
    idlers = []
  }
  const give = () => {
    let isHeld = true
    return () => {
      if (isHeld) next()
      isHeld = false
    }
  }
  return {
    take: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(new ImportError('cancelled'))
        if (!isTaken) {
          isTaken = true
          return resolve(give())
        }
        const leave = () => {
          line.splice(line.indexOf(enter), 1)
          reject(new ImportError('cancelled'))
        }
        const enter = () => {
          signal.removeEventListener('abort', leave)
          resolve(give())
        }
        signal.addEventListener('abort', leave, { once: true })
        line.push(enter)
      }),
    idle: () => (isTaken ? new Promise((resolve) => idlers.push(resolve)) : Promise.resolve()),
  }
}
