import { expect, it } from 'vitest'
import { INSIGHTS } from '../../../test/ui/models.ts'
import { tlsShares } from '../../ui/shares.ts'
import { oldTls, worstFirst } from './week-choice.ts'

it('keeps the versions that need a look, as shares of all known messages', () => {
  const old = oldTls(tlsShares({ none: 1, '1.0': 1, '1.2': 8, unknown: 5 }))
  expect(old.segments.map(({ name, share }) => [name, share])).toEqual([
    ['none', 0.1],
    ['1.0', 0.1],
  ])
})

it('puts insights on few messages last, however large their share', () => {
  expect(worstFirst(INSIGHTS).map(({ connector }) => connector)).toEqual([
    'Contoso relay',
    'Fabrikam partner',
    'To printers',
  ])
})
