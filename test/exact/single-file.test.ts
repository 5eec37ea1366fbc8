/*
 * What holds of every file by itself, odd records in any place: each record has one account, the facts are what
 * store and rollups rely on, and every way to add up a report gives the same sum.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ImportError } from '../../src/facts/import-error.ts'
import { FORMAT_NAMES } from '../../src/facts/vocabulary.ts'
import { EXACT_EXPORTS } from './exports.ts'
import { readText, shownOf } from './read-text.ts'
import { PATIENCE, runs } from './runs.ts'
import { expectSumsAgree } from './sums.ts'
import { expectWellFormed, expectWholeAccount } from './well-formed.ts'

it.each(FORMAT_NAMES)(
  'a file of the format %s, with odd records, is accounted for to the last one',
  async (format) => {
    const { unit, broken, text } = EXACT_EXPORTS[format]
    const record = fc.oneof({ weight: 4, arbitrary: unit }, { weight: 1, arbitrary: broken })
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 12 }), async (units) => {
        const file = text(units)
        const read = await readText(file).catch(refusal)
        if (read === null) return
        expect(read.format).toBe(format)
        expectWholeAccount(read)
        expectWellFormed(read)
        expectSumsAgree(await shownOf([file]))
      }),
      runs(250),
    )
  },
  PATIENCE,
)

it.each(FORMAT_NAMES)(
  'a file of the format %s without odd records is never refused',
  async (format) => {
    const { unit, text } = EXACT_EXPORTS[format]
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 12 }), async (units) => {
        const read = await readText(text(units))
        expect([read.format, read.blank]).toEqual([format, 0])
        expect(read.rejected.map(({ code }) => code)).not.toContain('field-count')
      }),
      runs(100),
    )
  },
  PATIENCE,
)

/** A file may be refused as a whole, with its reason; anything else thrown is a fault. */
function refusal(error: unknown): null {
  if (error instanceof ImportError) return null
  throw error
}
