import { expect, it } from 'vitest'
import { stacksChildren } from './room.ts'

it.each([
  ['block', 'row', true],
  ['flow-root', 'row', true],
  ['flex', 'column', true],
  ['flex', 'row', false],
  ['inline-flex', 'column', true],
  ['flex', 'column-reverse', false],
  ['grid', 'row', false],
  ['inline', 'row', false],
])('%s, %s: takes a block more is %s', (display, flexDirection, isTaken) => {
  expect(stacksChildren({ display, flexDirection })).toBe(isTaken)
})
