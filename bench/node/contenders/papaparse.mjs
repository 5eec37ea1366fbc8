import { createReadStream } from 'node:fs'
import Papa from 'papaparse'
import { createGrouping } from '../../lib/grouping.mjs'

const CHUNK_BYTES = 4 * 1024 * 1024

/** @type {import('../contenders.mjs').Group} */
export function group(kind, path) {
  const grouping = createGrouping(kind)
  let isHeader = true
  return new Promise((resolve, reject) => {
    Papa.parse(createReadStream(path, { encoding: 'utf8', highWaterMark: CHUNK_BYTES }), {
      delimiter: ',',
      newline: '\r\n',
      skipEmptyLines: true,
      chunk({ data }) {
        for (let index = isHeader ? 1 : 0; index < data.length; index++) grouping.add(data[index] ?? [])
        isHeader = false
      },
      complete: () => resolve(grouping.rows),
      error: reject,
    })
  })
}
