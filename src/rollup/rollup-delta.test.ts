import { describe, expect, it } from 'vitest'
import { createDeltaBook } from './rollup-delta.ts'

const rowsOf = (book: ReturnType<typeof createDeltaBook>, day: number) => {
  const delta = book.days().get(day)
  return Array.from(delta?.shape ?? [], (shape, row) => [
    shape,
    delta?.messages[row],
    delta?.deliveries[row],
    delta?.bytes[row],
  ])
}

describe('a book of changes', () => {
  it('adds up a day that was begun, a stray of it before and one after', () => {
    const book = createDeltaBook()
    book.count(2, 70_000, 1, 2, 3)
    book.begin(2)
    book.count(2, 31, 1, 0, 5)
    book.count(2, 32, 1, 1, 1)
    book.count(2, 31, 1, 4, 5)
    book.count(3, 0, 1, 1, 1)
    book.begin(3)
    book.count(2, 32, -1, -1, -1)
    book.count(2, 5, 1, 1, 1)
    expect([...book.days().keys()].sort()).toEqual([2, 3])
    expect(rowsOf(book, 2)).toEqual([
      [5, 1, 1, 1],
      [31, 2, 4, 10],
      [32, 0, 0, 0],
      [70_000, 1, 2, 3],
    ])
    expect(rowsOf(book, 3)).toEqual([[0, 1, 1, 1]])
  })

  it('begins every day with nothing', () => {
    const book = createDeltaBook()
    for (const day of [1, 2]) {
      book.begin(day)
      book.count(day, 4_000, 1, 2, 3)
    }
    expect(rowsOf(book, 1)).toEqual([[4_000, 1, 2, 3]])
    expect(rowsOf(book, 2)).toEqual([[4_000, 1, 2, 3]])
  })
})
