import { expect, it } from 'vitest'
import { ImportError } from '../facts/import-error.ts'
import type { SessionLine } from '../facts/session.ts'
import { createSessionBook, type LinePlace, MAX_OPEN_LINES } from './session-book.ts'

const PLACE: LinePlace = { connector: 'C', session: 'S', day: 20_775, ticks: 0, sequence: 0, client: '' }
const MAIL = { side: 'receive', signal: 'mail', text: 'ann@contoso.com' } as const

function bookOf(whole: (readonly SessionLine[])[]) {
  return createSessionBook((lines) => {
    whole.push(lines)
    return true
  })
}

it('gives a session away at its last line, with the lines that say something', () => {
  const whole: (readonly SessionLine[])[] = []
  const book = bookOf(whole)
  book.add(PLACE, '+', null)
  book.add({ ...PLACE, sequence: 1 }, '<', MAIL)
  expect(whole).toEqual([])
  book.add({ ...PLACE, sequence: 2 }, '-', null)
  expect(whole).toEqual([[{ ...PLACE, sequence: 1, ...MAIL }]])
  const { lines, whole: identities } = book.finish()
  expect([lines.length, identities.length]).toEqual([0, 4])
})

it.each([
  ['its first line is missing', [1, 2]],
  ['a line in the middle is missing', [0, 2]],
  ['a number comes twice', [0, 1, 1, 2]],
  ['its lines come in another order', [1, 0, 2]],
])('keeps a session to the end where %s', (_, numbers) => {
  const whole: (readonly SessionLine[])[] = []
  const book = bookOf(whole)
  for (const sequence of numbers) {
    const event = ['+', '<', '-'][sequence] ?? ''
    book.add({ ...PLACE, sequence }, event, event === '<' ? MAIL : null)
  }
  expect(whole).toEqual([])
  expect(book.finish().whole).toHaveLength(0)
})

it('refuses a log whose sessions never end before the memory is full', () => {
  const book = bookOf([])
  const addAll = () => {
    for (let index = 0; index <= MAX_OPEN_LINES; index++) {
      book.add({ ...PLACE, session: String(index) }, '+', null)
    }
  }
  expect(addAll).toThrow(new ImportError('too-many-sessions'))
})

it('holds no session that ended', () => {
  const book = createSessionBook(() => false)
  for (let index = 0; index < MAX_OPEN_LINES / 100; index++) {
    const session = String(index)
    for (const [sequence, event] of ['+', '<', '<', '<', '<', '<', '<', '<', '<', '<', '-'].entries()) {
      book.add({ ...PLACE, session, sequence }, event, event === '<' ? MAIL : null)
    }
  }
  expect(book.finish()).toEqual({ lines: [], whole: new Uint32Array(0) })
})
