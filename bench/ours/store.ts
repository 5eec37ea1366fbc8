// Evaluated in the extension's page after an import: what the store holds, by the product's own reader.
import { loadReportModel } from '../../src/model/load-report-model.ts'
import { DEFAULT_WISH } from '../../src/model/report-model.ts'
import { openDatabase } from '../../src/store/database.ts'
import { rollupRange } from '../../src/store/key-ranges.ts'
import { openReader } from '../../src/store/reader.ts'
import { putRollupDays } from '../../src/store/rollup-store.ts'
import { createTableIndex, type TableIndex } from '../../src/ui/table/table-index.ts'
import { linesOf } from '../browser/contenders/worker-contender.mjs'
import type { Kind } from '../lib/tables.mjs'
import { scrollStep } from './list-scroll.ts'
import { rowsOf } from './rows.ts'

const LOOK_MS = 250

async function hashed(): Promise<void> {
  const reader = await openReader()
  while ((await reader.imports()).some((record) => record.sha256 === null)) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  reader.close()
}

async function lines(kind: Kind): Promise<string> {
  const reader = await openReader()
  const rollups = await reader.rollups('message-trace', null)
  reader.close()
  return linesOf(rowsOf(kind, rollups))
}

/** A generation that the product does not use. */
const OTHER_GENERATION = 4_711

/** Writes the rollups of the store into an empty one, in one strict transaction as a seal does. Milliseconds. */
async function writeAgain(): Promise<number> {
  const reader = await openReader()
  const { family, shapes, days } = await reader.rollups('message-trace', null)
  reader.close()
  const database = await openDatabase({ generation: OTHER_GENERATION })
  await database.clear('rollups')
  const start = performance.now()
  const transaction = database.transaction(['rollups', 'dictionaries'], 'readwrite', { durability: 'strict' })
  await putRollupDays(transaction, family, days)
  const windows = await transaction.objectStore('rollups').count(rollupRange(family))
  void transaction.objectStore('dictionaries').put({ shapes, windows }, family)
  await transaction.done
  const ms = performance.now() - start
  database.close()
  return ms
}

/** Opens the store and computes both reports over all days that it covers. Milliseconds. */
async function report(): Promise<number> {
  const start = performance.now()
  const reader = await openReader()
  const covered = (await reader.imports()).map((record) => record.covered)[0] ?? null
  await loadReportModel(reader, { ...DEFAULT_WISH, range: covered })
  const ms = performance.now() - start
  reader.close()
  return ms
}

interface Row {
  readonly address: string
  readonly messages: number
}

/** The index of a list of so many senders, as the details list makes it, and already in the order of names. */
function listOf(count: number): TableIndex {
  const rows = Array.from({ length: count }, (_, index) => {
    const number = Math.imul(index, 0x9e3779b1) >>> 0
    return { address: `device-${number.toString(16)}@contoso.com`, messages: number % 50_000 }
  })
  const columns = [
    { key: 'address', sortValue: (row: Row) => row.address },
    { key: 'messages', sortValue: (row: Row) => row.messages },
  ]
  const list = createTableIndex<Row>(rows, columns, (row) => row.address)
  list.sorted(BY_NAME)
  return list
}

const BY_NAME = { column: 'address', isDescending: false }

/** Sorts so many senders by a number that nobody has sorted them by, as a click on the head of a column does. Milliseconds. */
function sort(count: number): number {
  const list = listOf(count)
  const start = performance.now()
  list.sorted({ column: 'messages', isDescending: true })
  return performance.now() - start
}

/** Looks for a text that a few of so many senders have, as the third letter typed into the search does. Milliseconds. */
function filter(count: number): number {
  const list = listOf(count)
  const order = list.sorted(BY_NAME)
  list.find(order, 'a1')
  const start = performance.now()
  list.find(order, 'a1f')
  return performance.now() - start
}

Object.assign(window, { benchStore: { hashed, lines, writeAgain, report, sort, filter, scrollStep } })
