import type { StoreDatabase } from './database.ts'
import { CONTENT_STORES, removeContent } from './fact-store.ts'
import { atomically } from './transaction.ts'

/**
 * Cleans up after an engine that ended: imports without a seal become `interrupted` and lose their facts, and
 * content without a record goes. An "analyse again" goes without a word: the import it was to replace is still
 * whole. Only for the holder of the writer lock, before it starts a job.
 */
export async function sweep(database: StoreDatabase): Promise<void> {
  const imports = await database.getAll('imports')
  const cut = imports.filter((record) => record.state === 'staging')
  const known = new Set(imports.map((record) => record.id))
  const orphans = (await contentIds(database)).filter((id) => !known.has(id))
  if (cut.length + orphans.length === 0) return
  const stores = ['imports', ...CONTENT_STORES] as const
  await atomically(database, { stores, durability: 'strict' }, async (transaction) => {
    for (const record of cut) {
      const imports = transaction.objectStore('imports')
      await removeContent(transaction, record.id)
      if (record.replaces.length > 0) await imports.delete(record.id)
      else await imports.put({ ...record, state: 'interrupted' })
    }
    for (const id of orphans) await removeContent(transaction, id)
  })
}

/** Removes an unsealed import without a trace; a sealed one is left alone. */
export async function discard(database: StoreDatabase, importId: string): Promise<void> {
  const stores = ['imports', ...CONTENT_STORES] as const
  await atomically(database, { stores, durability: 'strict' }, async (transaction) => {
    const imports = transaction.objectStore('imports')
    const record = await imports.get(importId)
    if (record && record.state !== 'staging') return
    await removeContent(transaction, importId)
    await imports.delete(importId)
  })
}

async function contentIds(database: StoreDatabase): Promise<string[]> {
  const facts = await database.getAllKeys('facts')
  const others = await Promise.all([
    database.getAllKeys('shapes'),
    database.getAllKeys('aggregates'),
    database.getAllKeys('originals'),
  ])
  return [...new Set([...facts.map(([importId]) => importId), ...others.flat()])]
}
