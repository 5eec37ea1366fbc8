/*
 * Through the real store: what is shown after imports came and went, in any order, is what those that stayed show
 * alone; and it is what the command line shows of the same files.
 */
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { ReadExport } from '../../src/engine/read-export.ts'
import type { ImportCoverage } from '../../src/facts/coverage.ts'
import { FAMILIES, FAMILY_OF_FORMAT, type Family, FORMAT_NAMES } from '../../src/facts/vocabulary.ts'
import type { ImportRecord } from '../../src/store/schema.ts'
import { openTestStore, type TestStore } from '../fakes/store.ts'
import { dealsOf } from './deal.ts'
import { readText, shownFrom, shownOf } from './read-text.ts'
import { PATIENCE, runs } from './runs.ts'

const FILLED = FAMILIES.filter((family) => FORMAT_NAMES.some((format) => FAMILY_OF_FORMAT[format] === family))

async function withStore<T>(work: (store: TestStore) => Promise<T>): Promise<T> {
  vi.stubGlobal('indexedDB', new IDBFactory())
  const store = await openTestStore()
  try {
    return await work(store)
  } finally {
    store.close()
    vi.unstubAllGlobals()
  }
}

async function take(store: TestStore, id: string, text: string): Promise<void> {
  const read = await readText(text)
  await store.take(id, read.facts, { summary: summaryOf(read), now: Number(id) })
}

function summaryOf({ facts: _facts, ...summary }: ReadExport) {
  return { ...summary, sha256: null }
}

/** All that the store shows, and a proof that each sealed import is whole and no rollup is lost. */
async function shownBy(store: TestStore) {
  const { imports, rollups, periods, tlsImports } = await store.reader.snapshot(FAMILIES, null)
  for (const record of imports) {
    if (record.state === 'sealed') expect(await store.reader.check(record, 'full')).toBe('whole')
  }
  expect(await store.writer.repair()).toBe(false)
  return shownFrom({ imports: imports.flatMap(coverageOf), rollups, periods, tlsImports })
}

function coverageOf({ id, file, state, format, family, covered }: ImportRecord): ImportCoverage[] {
  return state === 'sealed' && format && family ? [{ id, file, format, family, covered }] : []
}

async function shownAlone(files: readonly string[]) {
  return withStore(async (store) => {
    for (const [index, text] of files.entries()) await take(store, `${index}`, text)
    return shownBy(store)
  })
}

/** Whether each of up to forty files stays. */
const fates = fc.array(fc.constantFrom('stays', 'leaves', 'is purged', 'comes back'), {
  minLength: 40,
  maxLength: 40,
})

it.each(FILLED)(
  'after deletions the family %s shows what the others show alone',
  async (family: Family) => {
    await fc.assert(
      fc.asyncProperty(dealsOf(family), fates, async ({ dealt }, fate) => {
        const staying = dealt.filter((_, index) => fate[index] === 'stays' || fate[index] === 'comes back')
        const shown = await withStore(async (store) => {
          for (const [index, text] of dealt.entries()) await take(store, `${index}`, text)
          for (const index of dealt.keys()) {
            if (fate[index] === 'stays') continue
            await store.writer.delete(`${index}`, 1)
            if (fate[index] === 'is purged') await store.writer.purge({ before: 1 })
          }
          for (const index of dealt.keys()) {
            const record = await store.writer.record(`${index}`)
            if (fate[index] === 'comes back' && record) await store.writer.undo(`${index}`)
            if (fate[index] === 'comes back' && !record) await take(store, `${index}`, dealt[index] ?? '')
          }
          return shownBy(store)
        })
        expect(shown).toEqual(await shownAlone(staying))
        expect(shown).toEqual(await shownOf(staying))
      }),
      runs(60, 10),
    )
  },
  PATIENCE,
)
