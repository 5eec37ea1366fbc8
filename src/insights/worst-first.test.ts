import { expect, it } from 'vitest'
import { INSIGHTS } from '../../test/ui/models.ts'
import { worstFirst } from './worst-first.ts'

it('puts insights on few messages last, however large their share', () => {
  expect(worstFirst(INSIGHTS).map(({ connector }) => connector)).toEqual([
    'Contoso relay',
    'Fabrikam partner',
    'To printers',
  ])
})
