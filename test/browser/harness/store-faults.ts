import type { Browser, Page } from 'puppeteer'
import { databaseName } from '../../../src/store/database.ts'

const DATABASE = databaseName(1)

/** Lets a held store go. */
export type Release = () => Promise<void>

/**
 * Holds the store `shapes` from this page, which must be on the extension's origin. An import that runs meanwhile
 * stages its facts and then waits, neither failed nor sealed: the middle of an import for as long as a test likes.
 */
export async function holdShapes(page: Page): Promise<Release> {
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const transaction = database.transaction('shapes', 'readwrite')
          const held = globalThis as { isHeld?: boolean }
          held.isHeld = true
          // A transaction lives as long as it is asked something.
          const ask = () => {
            resolve()
            if (held.isHeld) transaction.objectStore('shapes').count().onsuccess = ask
          }
          transaction.objectStore('shapes').count().onsuccess = ask
          transaction.oncomplete = () => database.close()
        }
      }),
    DATABASE,
  )
  return () =>
    page.evaluate(() => {
      ;(globalThis as { isHeld?: boolean }).isHeld = false
    })
}

/** Days of facts in the store that belong to imports of this file, sealed or not. */
export function countFactDays(page: Page, file: string): Promise<number> {
  return changeFacts(page, file, 'count')
}

/** Takes a record of facts out, as silent damage does. */
export async function removeFacts(page: Page, file: string): Promise<void> {
  await changeFacts(page, file, 'remove')
}

/** Turns one bit of one day of facts. */
export async function alterFactDay(page: Page, file: string): Promise<void> {
  await changeFacts(page, file, 'alter')
}

/** Deletes the whole database; resolves when it is gone, so when everyone has let go of it. */
export async function deleteStore(page: Page): Promise<void> {
  await page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase(name)
        deleting.onsuccess = () => resolve()
        deleting.onerror = () => reject(deleting.error)
      }),
    DATABASE,
  )
}

/** The names of the files that the ledger lists. */
export async function ledgerFiles(page: Page): Promise<readonly string[]> {
  return (await readLedger(page)).map(({ file }) => file)
}

/** Takes a file's entry off the ledger: the browser ended between its seal and the ledger. */
export async function forgetInLedger(page: Page, file: string): Promise<void> {
  const ledger = (await readLedger(page)).filter((entry) => entry.file !== file)
  await page.evaluate((kept) => chrome.storage.local.set({ ledger: kept }), ledger)
}

/** Ends the engine with its document, as the browser does with a document that it wants to be rid of. */
export async function closeEngine(page: Page): Promise<void> {
  await page.evaluate(() => chrome.offscreen.closeDocument())
}

/** Ends the engine's worker alone; the document that holds it stays, and nobody is told. */
export async function endEngineWorker(browser: Browser): Promise<void> {
  const target = await browser.waitForTarget((candidate) => candidate.url().endsWith('/offscreen.html'))
  const [worker] = (await target.asPage()).workers()
  if (!worker) throw new Error('the offscreen document has no worker')
  await worker.close()
}

interface LedgerFile {
  readonly file: string
}

async function readLedger(page: Page): Promise<readonly LedgerFile[]> {
  const ledger = await page.evaluate(async () => (await chrome.storage.local.get('ledger')).ledger)
  return (ledger ?? []) as readonly LedgerFile[]
}

function changeFacts(page: Page, file: string, change: 'count' | 'remove' | 'alter'): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(wanted.name)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          let count = 0
          const mode = wanted.change === 'count' ? 'readonly' : 'readwrite'
          const transaction = database.transaction(['imports', 'facts'], mode, { durability: 'strict' })
          transaction.oncomplete = () => {
            database.close()
            resolve(count)
          }
          transaction.onabort = () => reject(transaction.error)
          transaction.objectStore('imports').getAll().onsuccess = (event) => {
            const imports = (event.target as IDBRequest<{ id: string; file: string }[]>).result
            const ids = imports.filter((entry) => entry.file === wanted.file).map((entry) => entry.id)
            transaction.objectStore('facts').openCursor().onsuccess = (found) => {
              const cursor = (found.target as IDBRequest<IDBCursorWithValue | null>).result
              if (!cursor) return
              const [importId] = cursor.key as [string, number]
              if (ids.includes(importId)) {
                if (count === 0 && wanted.change === 'remove') cursor.delete()
                if (count === 0 && wanted.change === 'alter') {
                  const words = new Uint32Array(cursor.value.columns)
                  words[3] = Number(words[3]) ^ 1
                  cursor.update(cursor.value)
                }
                count += cursor.value.days.length
              }
              cursor.continue()
            }
          }
        }
      }),
    { name: DATABASE, file, change },
  )
}
