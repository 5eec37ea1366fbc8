import { deleteDB } from 'idb'

/** Other pages close their connection when they are told; one that does not in this time holds the store. */
const DEADLINE_MS = 10_000

/** The names of all databases of this extension, also those of earlier generations. */
export async function storedDatabases(): Promise<readonly string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
}

/** Deletes every database. Only after the writer has ended. Throws where another page does not let one go. */
export async function deleteDatabases(): Promise<void> {
  await Promise.all((await storedDatabases()).map(deleteDatabase))
}

async function deleteDatabase(name: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`another page holds ${name}`)), DEADLINE_MS)
  })
  try {
    await Promise.race([deleteDB(name), deadline])
  } finally {
    clearTimeout(timer)
  }
}
