import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { extendedLines } from '../data/extended.mjs'
import { summaryLines } from '../data/summary.mjs'
import { createGrouping } from '../lib/grouping.mjs'
import { canonicalGroups, tableOf, totalsOf } from '../lib/tables.mjs'
import { group } from './group.ts'

const folder = mkdtempSync(join(tmpdir(), 'mail-flow-insights-bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const LINES = {
  summary: [...summaryLines({ records: 3_000 })],
  extended: [...extendedLines({ records: 3_200 })],
}

/** A field in quotes, with quotes doubled, or a bare one. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(?:,|\r\n)/g

/** The fields of one line, by a reading that shares nothing with the product's. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(FIELD)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
}

describe.each(['summary', 'extended'] as const)('the data of %s', (kind) => {
  const [header = '', ...records] = LINES[kind]

  it('is a table', () => {
    const columns = fieldsOf(header).length
    expect(records.filter((record) => fieldsOf(record).length !== columns)).toEqual([])
  })

  // What the peers are asked is the product's rule in short: it must give the same on this data.
  it.each(['utf8', 'utf16le'] as const)(
    'gives the same by the product and by the short rule, in %s',
    async (encoding) => {
      const path = join(folder, `${kind}-${encoding}.csv`)
      writeFileSync(path, LINES[kind].join(''), encoding)
      const grouping = createGrouping(kind)
      for (const record of records) grouping.add(fieldsOf(record))
      const ours = canonicalGroups(kind, (await group(kind, path))())
      expect(tableOf(ours)).toEqual(tableOf(canonicalGroups(kind, grouping.rows())))
      // Eight of ten messages cross the border in the summary, nine in the extended report, by chance.
      const messages = kind === 'summary' ? records.length : records.length / 16
      expect(totalsOf(ours).messages / messages).toBeGreaterThan(0.7)
    },
  )
})
