import type { Bytes } from '../facts/facts.ts'
import type { StoreDatabase } from './database.ts'
import type { StoredOriginal } from './schema.ts'
import { atomically } from './transaction.ts'

/** The bytes as the admin gave them. */
export function unpackOriginal(
  original: Pick<StoredOriginal, 'blob' | 'isCompressed'>,
): ReadableStream<Uint8Array> {
  const stream = original.blob.stream()
  return original.isCompressed ? stream.pipeThrough(new DecompressionStream('gzip')) : stream
}

/** Keeps the original of a sealed import; of an import that is gone it keeps nothing. */
export async function saveOriginal(
  database: StoreDatabase,
  original: StoredOriginal,
  size: Bytes,
): Promise<void> {
  const stores = ['imports', 'originals'] as const
  await atomically(database, { stores, durability: 'relaxed' }, async (transaction) => {
    const imports = transaction.objectStore('imports')
    const record = await imports.get(original.importId)
    if (!record || record.state === 'staging' || record.state === 'interrupted') return
    const { blob, isCompressed } = original
    await transaction.objectStore('originals').put(original)
    await imports.put({ ...record, original: { size, storedSize: blob.size, isCompressed } })
  })
}

export async function deleteOriginal(database: StoreDatabase, importId: string): Promise<void> {
  const stores = ['imports', 'originals'] as const
  await atomically(database, { stores, durability: 'strict' }, async (transaction) => {
    const imports = transaction.objectStore('imports')
    const record = await imports.get(importId)
    await transaction.objectStore('originals').delete(importId)
    if (record) await imports.put({ ...record, original: null })
  })
}
