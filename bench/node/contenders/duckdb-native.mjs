import { DuckDBInstance } from '@duckdb/node-api'
import { ANY_ORDER, groupingQuery, ONE_THREAD } from '../../lib/sql.mjs'

const database = await DuckDBInstance.create(':memory:')
const connection = await database.connect()
await connection.run(ONE_THREAD)
await connection.run(ANY_ORDER)

/** The query alone; the database stands before. @type {import('../contenders.mjs').Group} */
export async function group(kind, path) {
  const result = await connection.runAndReadAll(groupingQuery(kind, path))
  return () =>
    result.getRowsJS().map(([day, sender, third, messages, bytes]) => ({
      day: String(day),
      sender: String(sender ?? ''),
      third: String(third ?? ''),
      messages: Number(messages),
      bytes: Number(bytes),
    }))
}
