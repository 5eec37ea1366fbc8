import { createReadStream } from 'node:fs'
import { inferSchema, initParser } from 'udsv'
import { createGrouping } from '../../lib/grouping.mjs'

const CHUNK_BYTES = 4 * 1024 * 1024

/** @type {import('../contenders.mjs').Group} */
export async function group(kind, path) {
  const grouping = createGrouping(kind)
  /** @type {import('udsv').Parser | null} */
  let parser = null
  for await (const text of createReadStream(path, { encoding: 'utf8', highWaterMark: CHUNK_BYTES })) {
    parser ??= initParser(inferSchema(text, { col: ',', row: '\r\n', encl: '"' }))
    // The records are counted as they come and never kept.
    parser.chunk(text, parser.stringArrs, grouping.add)
  }
  parser?.end()
  return grouping.rows
}
