/** The Web Lock that makes its holder the store's only writer, in every tab, worker and process. */
const WRITER_LOCK = 'mail-flow-insights-writer'

/** The part of `navigator.locks` that is used here. */
export interface LockSource {
  request(name: string, hold: () => Promise<void>): Promise<unknown>
}

/** The part of `navigator.locks` that tells who holds what. */
export interface LockQuery {
  query(): Promise<{ readonly held?: readonly { readonly name?: string }[] }>
}

/** Whether a writer, so an engine, lives. */
export async function isWriterAlive(locks: LockQuery): Promise<boolean> {
  const { held = [] } = await locks.query()
  return held.some(({ name }) => name === WRITER_LOCK)
}

/** The part of `navigator.locks` that waits beside other readers of a lock. */
export interface SharedLockSource {
  request(name: string, options: { readonly mode: 'shared' }, hold: () => void): Promise<unknown>
}

/** Resolves when the writer that lives now is gone. Not for a page that may be frozen: it would keep the next one waiting. */
export async function whenWriterGone(locks: SharedLockSource): Promise<void> {
  await locks.request(WRITER_LOCK, { mode: 'shared' }, () => {})
}

/**
 * Waits until no other writer lives, then holds the lock until the returned function is called, or its
 * worker ends. The engine holds it for its whole life: an import record that is still `staging` when
 * a new engine gets the lock then has no living job, whatever happened to the engine before.
 */
export function holdWriterLock(locks: LockSource): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const hold = () => new Promise<void>((release) => resolve(release))
    locks.request(WRITER_LOCK, hold).catch(reject)
  })
}
