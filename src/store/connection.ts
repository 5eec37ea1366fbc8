import { type OpenOptions, openDatabase, type StoreDatabase } from './database.ts'

/** One database connection that is opened on first use, and again after the browser or an update took it. */
export interface Connection {
  /** Throws `StoreError`. */
  database(): Promise<StoreDatabase>
  close(): void
}

export function createConnection(options: OpenOptions = {}): Connection {
  let opening: Promise<StoreDatabase> | null = null
  const open = () =>
    openDatabase({
      ...options,
      onLost(why) {
        opening = null
        options.onLost?.(why)
      },
    })
  return {
    async database() {
      opening ??= open()
      try {
        return await opening
      } catch (error) {
        // Not again in a loop, but at the next call: a blocked store may be free by then.
        opening = null
        throw error
      }
    },
    close() {
      opening?.then((database) => database.close()).catch(() => {})
      opening = null
    },
  }
}
