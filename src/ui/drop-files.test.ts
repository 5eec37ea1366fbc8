import { expect, it } from 'vitest'
import { fileOfPastedText } from './drop-files.ts'

it('makes a file of a pasted table', async () => {
  const file = fileOfPastedText('Sender address\tMessage count\na@contoso.com\t3\n')
  expect(file?.name).toBe('pasted-table.csv')
  expect(await file?.text()).toBe('Sender address\tMessage count\na@contoso.com\t3\n')
})

it('leaves text alone that is no table', () => {
  expect(fileOfPastedText('')).toBeNull()
  expect(fileOfPastedText('one, line')).toBeNull()
  expect(fileOfPastedText('two\nlines')).toBeNull()
})
