/*
 * What is shown is a function of the set of records: no order, split, overlap or repetition of files changes it,
 * over all formats of a family at once.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FAMILIES, FAMILY_OF_FORMAT, FORMAT_NAMES } from '../../src/facts/vocabulary.ts'
import { dealsOf } from './deal.ts'
import { shownOf } from './read-text.ts'
import { PATIENCE, runs } from './runs.ts'

const FILLED = FAMILIES.filter((family) => FORMAT_NAMES.some((format) => FAMILY_OF_FORMAT[format] === family))

it.each(FILLED)(
  'the same records of the family %s in other files, in another order, show the same',
  async (family) => {
    await fc.assert(
      fc.asyncProperty(dealsOf(family), async ({ whole, dealt }) => {
        expect(await shownOf(dealt)).toEqual(await shownOf(whole))
      }),
      runs(400),
    )
  },
  PATIENCE,
)

it.each(FILLED)(
  'files of the family %s taken in a second time change nothing',
  async (family) => {
    await fc.assert(
      fc.asyncProperty(dealsOf(family), async ({ dealt }) => {
        expect(await shownOf([...dealt, ...dealt])).toEqual(await shownOf(dealt))
      }),
      runs(100),
    )
  },
  PATIENCE,
)
