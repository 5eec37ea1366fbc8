import type { StoreDatabase } from './database.ts'
import type { StoredAcknowledgement } from './schema.ts'
import { atomically, type WriteTransaction } from './transaction.ts'

/** Which insight was acknowledged. */
export type AcknowledgedInsight = Pick<StoredAcknowledgement, 'insight' | 'direction' | 'connector'>

/** Keeps what the admin said of an insight, in place of what was said of it before. */
export async function acknowledge(database: StoreDatabase, said: StoredAcknowledgement): Promise<void> {
  await change(database, async (transaction) => {
    await transaction.objectStore('acknowledgements').put(said)
  })
}

/** Forgets what was said of an insight; without anything said it changes nothing. */
export async function takeBack(database: StoreDatabase, one: AcknowledgedInsight): Promise<void> {
  await change(database, async (transaction) => {
    await transaction.objectStore('acknowledgements').delete([one.insight, one.direction, one.connector])
  })
}

/** Strict: a person wrote the note. */
async function change(
  database: StoreDatabase,
  write: (transaction: WriteTransaction) => Promise<void>,
): Promise<void> {
  await atomically(database, { stores: ['acknowledgements'], durability: 'strict' }, write)
}
