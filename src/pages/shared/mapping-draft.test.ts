import { expect, it } from 'vitest'
import { guessColumns } from '../../engine/guess-columns.ts'
import { assign, draftOf, draftOfMapping, draftSays, missingFields, toMapping } from './mapping-draft.ts'

const HEADER = ['Sender adress', 'Count of messages', 'Remark']
const CANDIDATES = guessColumns(HEADER)
const clients = CANDIDATES.find(({ format }) => format === 'smtp-auth-clients')
if (!clients) throw new Error('no candidate')
const draft = draftOf({ ...clients, guess: clients.fields.map((_, slot) => (slot === 0 ? 0 : -1)) })

it('names what is needed and not there, and what the file would say', () => {
  expect(missingFields(draft)).toEqual(['Messages sent'])
  const whole = assign(draft, 1, 1)
  expect(missingFields(whole)).toEqual([])
  expect(draftSays(whole)).toEqual(['submissions'])
})

it('gives a column to one field only', () => {
  expect(assign(draft, 1, 0).columns.slice(0, 2)).toEqual([-1, 0])
})

it('becomes a mapping, and the mapping a draft again', () => {
  const mapping = toMapping(assign(draft, 1, 1), HEADER)
  expect(mapping).toEqual({
    format: 'smtp-auth-clients',
    header: HEADER,
    columns: [
      ['Sender adress', 'Sender address'],
      ['Count of messages', 'Messages sent'],
    ],
  })
  expect(draftOfMapping(mapping, HEADER, CANDIDATES)?.columns.slice(0, 3)).toEqual([0, 1, -1])
})
