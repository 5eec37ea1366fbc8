import Papa from 'papaparse'
import { createGrouping } from '../../lib/grouping.mjs'
import { linesOf } from './worker-contender.mjs'

/** Larger ones were not faster, the library's own 10 MB neither. */
const CHUNK_BYTES = 4 * 1024 * 1024

/** @type {ReturnType<typeof createGrouping> | null} */
let grouping = null

addEventListener('message', async ({ data }) => {
  if (data.method === 'group') await group(data.kind, data.file)
  postMessage(data.method === 'rows' && grouping ? linesOf(grouping.rows()) : '')
})

/** @param {import('../../lib/tables.mjs').Kind} kind @param {File} file */
function group(kind, file) {
  const groups = createGrouping(kind)
  grouping = groups
  let isHeader = true
  return new Promise((resolve, reject) => {
    Papa.parse(file, {
      delimiter: ',',
      newline: '\r\n',
      skipEmptyLines: true,
      chunkSize: CHUNK_BYTES,
      chunk({ data }) {
        for (let index = isHeader ? 1 : 0; index < data.length; index++) groups.add(data[index] ?? [])
        isHeader = false
      },
      complete: () => resolve(null),
      error: reject,
    })
  })
}
