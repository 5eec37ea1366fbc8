import { expect, it } from 'vitest'
import { rovingTarget } from './roving.ts'

const KEYS = ['ArrowLeft', 'ArrowRight'] as const
const go = (current: string | null, key: string) => rovingTarget(['a', 'b', 'c'], current, key, KEYS)

it('goes round', () => {
  expect([go('a', 'ArrowRight'), go('c', 'ArrowRight'), go('a', 'ArrowLeft')]).toEqual(['b', 'a', 'c'])
  expect([go('b', 'Home'), go('b', 'End')]).toEqual(['a', 'c'])
})

it('begins at an end where nothing has the focus, and leaves other keys alone', () => {
  expect([go(null, 'ArrowRight'), go(null, 'ArrowLeft'), go('a', 'Tab')]).toEqual(['a', 'c', undefined])
})
