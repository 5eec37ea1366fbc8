import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { type FakeMessage, linesOf, messageFacts, summaryOf } from '../../test/fakes/facts.ts'
import { openTestStore, type TestStore } from '../../test/fakes/store.ts'
import type { FormatName } from '../facts/vocabulary.ts'

interface Export {
  readonly format: FormatName
  readonly messages: readonly FakeMessage[]
}

/** Few messages, days, connectors and versions, so that exports overlap and contradict each other. */
const anyMessage = fc.record({
  id: fc.integer({ min: 1, max: 4 }),
  day: fc.integer({ min: 10, max: 12 }),
  sender: fc.constantFrom('a@x.com', 'b@x.com'),
  connector: fc.constantFrom('Relay', 'Partner'),
  tls: fc.constantFrom('none', '1.2', 'unknown'),
})

const anyFormat = fc.constantFrom('extended-trace', 'enhanced-summary')

/** Exports that may contradict each other. One record a message, as its reader would leave it. */
const anyExport: fc.Arbitrary<Export> = fc.record({
  format: anyFormat,
  messages: fc.uniqueArray(anyMessage, { selector: ({ id }) => id, minLength: 1, maxLength: 4 }),
})

/** Exports that say the same of the same message. */
const agreeingExport: fc.Arbitrary<Export> = fc.record({
  format: anyFormat,
  messages: fc
    .uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 })
    .map((ids) => ids.map((id) => ({ id, day: 10 + (id % 3), sender: `${id % 4}@x.com` }))),
})

/** What happens to each export: whether it is deleted, and whether that is undone. */
const anyFate = fc.constantFrom('kept', 'deleted', 'purged', 'undone')

function historyOf(each: fc.Arbitrary<Export>) {
  return fc.array(fc.record({ export: each, fate: anyFate }), { minLength: 1, maxLength: 5 })
}

async function withStore<T>(work: (store: TestStore) => Promise<T>): Promise<T> {
  vi.stubGlobal('indexedDB', new IDBFactory())
  const store = await openTestStore()
  try {
    return await work(store)
  } finally {
    store.close()
  }
}

function take(store: TestStore, id: string, { format, messages }: Export) {
  return store.take(id, messageFacts(messages), { summary: summaryOf(format) })
}

async function linesAfter(exports: readonly Export[]): Promise<string[]> {
  return withStore(async (store) => {
    for (const [index, each] of exports.entries()) await take(store, `${index}`, each)
    return linesOf(await store.reader.rollups('message-trace', null))
  })
}

test.each([
  ['agree', agreeingExport],
  ['contradict each other', anyExport],
])('what is shown is a function of the imports that are there, where they %s', async (_how, each) => {
  await fc.assert(
    fc.asyncProperty(historyOf(each), async (history) => {
      const shown = await withStore(async (store) => {
        for (const [index, { export: each }] of history.entries()) await take(store, `${index}`, each)
        for (const [index, { fate }] of history.entries()) {
          if (fate !== 'kept') await store.writer.delete(`${index}`, 1)
          if (fate === 'purged') await store.writer.purge({ before: 1 })
        }
        for (const [index, { fate }] of history.entries()) {
          const record = await store.writer.record(`${index}`)
          if (fate === 'undone' && record) await store.writer.undo(`${index}`)
        }
        const there = (await store.reader.imports()).filter(({ state }) => state === 'sealed')
        const left = history.filter((_, index) => there.some(({ id }) => id === `${index}`))
        const lines = linesOf(await store.reader.rollups('message-trace', null))
        expect(await store.writer.repair()).toBe(false)
        return { lines, left: left.map((each) => each.export) }
      })
      expect(shown.lines).toEqual(await linesAfter(shown.left))
      expect(shown.lines).toEqual(await linesAfter([...shown.left].reverse()))
    }),
    { numRuns: 40, seed: 20_261_121 },
  )
})
