import type { IDBPTransaction, StoreNames } from 'idb'
import type { StoreDatabase, StoreSchema } from './database.ts'

export type StoreName = StoreNames<StoreSchema>
export type WriteTransaction = IDBPTransaction<StoreSchema, StoreName[], 'readwrite'>

/** `strict` waits for the disk: seals and deletions. `relaxed` is for what a sweep can throw away. */
export type Durability = 'strict' | 'relaxed'

/** Runs `write` whole or not at all: any throw aborts the transaction. Await nothing but its stores inside. */
export async function atomically<T>(
  database: StoreDatabase,
  { stores, durability }: { readonly stores: readonly StoreName[]; readonly durability: Durability },
  write: (transaction: WriteTransaction) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction([...stores], 'readwrite', { durability })
  // `done` is awaited below; when `write` throws first, its rejection must not count as unhandled.
  transaction.done.catch(() => {})
  try {
    const result = await write(transaction)
    await transaction.done
    return result
  } catch (error) {
    abort(transaction)
    await transaction.done.catch(() => {})
    throw transaction.error ?? error
  }
}

function abort(transaction: WriteTransaction): void {
  try {
    transaction.abort()
  } catch {
    // Already over: the browser aborted it itself, for instance when the disk is full.
  }
}
