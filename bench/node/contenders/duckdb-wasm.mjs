import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EXTENDED_COLUMNS } from '../../data/extended.mjs'
import { SUMMARY_COLUMNS } from '../../data/summary.mjs'
import { arrowRows } from '../../lib/arrow-rows.mjs'
import { groupingQuery } from '../../lib/sql.mjs'

const require = createRequire(import.meta.url)
const { createDuckDB, ConsoleLogger, NODE_RUNTIME, DuckDBDataProtocol, LogLevel } =
  require('@duckdb/duckdb-wasm/blocking')
const dist = dirname(require.resolve('@duckdb/duckdb-wasm/blocking'))
const bundle = (/** @type {string} */ name) => ({
  mainModule: join(dist, `duckdb-${name}.wasm`),
  mainWorker: join(dist, `duckdb-node-${name}.worker.cjs`),
})

const database = await createDuckDB(
  { mvp: bundle('mvp'), eh: bundle('eh') },
  new ConsoleLogger(LogLevel.WARNING),
  NODE_RUNTIME,
)
await database.instantiate(() => {})
const connection = database.connect()
// Its functions are compiled when they are first called: the first query would pay for the program.
for (const [kind, columns] of /** @type {const} */ ([
  ['summary', SUMMARY_COLUMNS],
  ['extended', EXTENDED_COLUMNS],
])) {
  database.registerFileText(`${kind}.csv`, `${columns.join(',')}\r\n`)
  connection.query(groupingQuery(kind, `${kind}.csv`))
}

/** The query alone; the 34 MB of the program are compiled before. @type {import('../contenders.mjs').Group} */
export async function group(kind, path) {
  database.registerFileURL('export.csv', path, DuckDBDataProtocol.NODE_FS, true)
  const table = connection.query(groupingQuery(kind, 'export.csv'))
  return () => arrowRows(table)
}
