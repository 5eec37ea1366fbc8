/** @import { BrowserContender } from './worker-contender.mjs' */
import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm'
import { EXTENDED_COLUMNS } from '../../data/extended.mjs'
import { SUMMARY_COLUMNS } from '../../data/summary.mjs'
import { arrowRows } from '../../lib/arrow-rows.mjs'
import { groupingQuery } from '../../lib/sql.mjs'
import { linesOf } from './worker-contender.mjs'

const database = new AsyncDuckDB(new VoidLogger(), new Worker('/duckdb/duckdb-browser-eh.worker.js'))
/** @type {Parameters<typeof arrowRows>[0] | null} */
let table = null

/** @type {BrowserContender} */
const contender = {
  async prepare() {
    await database.instantiate('/duckdb/duckdb-eh.wasm')
    const connection = await database.connect()
    for (const [kind, columns] of /** @type {const} */ ([
      ['summary', SUMMARY_COLUMNS],
      ['extended', EXTENDED_COLUMNS],
    ])) {
      await database.registerFileText(`${kind}.csv`, `${columns.join(',')}\r\n`)
      await connection.query(groupingQuery(kind, `${kind}.csv`))
    }
  },
  async group(kind, file) {
    await database.registerFileHandle('export.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true)
    const connection = await database.connect()
    table = await connection.query(groupingQuery(kind, 'export.csv'))
  },
  rows: async () => (table ? linesOf(arrowRows(table)) : ''),
}
Object.assign(window, { contender })
