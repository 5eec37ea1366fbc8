import { readFileSync } from 'node:fs'
import { dsvFormat } from 'd3-dsv'
import { createGrouping } from '../../lib/grouping.mjs'

/** The whole file as one text: it knows no other way. @type {import('../contenders.mjs').Group} */
export async function group(kind, path) {
  const grouping = createGrouping(kind)
  dsvFormat(',').parseRows(readFileSync(path, 'utf8'), (fields, index) => {
    if (index > 0) grouping.add(fields)
    return null
  })
  return grouping.rows
}
