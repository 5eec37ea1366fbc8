import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { extendedLines } from './extended.mjs'
import { summaryLines } from './summary.mjs'

const FILES = {
  summary: (records: number) => [...summaryLines({ records })],
  extended: (records: number) => [...extendedLines({ records })],
}

/** The network message ids of the records, by the place of the column. */
function idsOf(lines: readonly string[]) {
  return lines
    .slice(1)
    .map((line) => /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-08de[0-9a-f]{8}/.exec(line)?.[0])
}

describe.each(['summary', 'extended'] as const)('the data of %s', (kind) => {
  it('is the same at every run', () => {
    const hash = () => createHash('sha256').update(FILES[kind](500).join('')).digest('hex')
    expect(hash()).toBe(hash())
  })

  it('has as many records as asked for, each a line', () => {
    const lines = FILES[kind](501)
    expect(lines.length).toBe(502)
    expect(lines.every((line) => line.indexOf('\r\n') === line.length - 2)).toBe(true)
  })
})

describe('the messages', () => {
  it('are one a record in the summary, sixteen records each in the extended report', () => {
    expect(new Set(idsOf(FILES.summary(2_000))).size).toBe(2_000)
    expect(new Set(idsOf(FILES.extended(2_000))).size).toBe(125)
  })

  it('are not in order within minutes', () => {
    // The first of a million over 90 days: one every eight seconds.
    const lines = summaryLines({ records: 1_000_000 })
    const times = Array.from({ length: 500 }, () => lines.next().value?.slice(0, 19)).slice(1)
    expect(times).not.toEqual([...times].sort())
  })
})
