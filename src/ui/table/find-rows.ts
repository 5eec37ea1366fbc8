/** Finds rows by a text, among the texts of all of them in one string. */
export interface RowFinder {
  /** The positions of `order` whose row has the text, upper or lower case, in that order. A blank text is in every row. */
  find(order: Uint32Array, wanted: string): Uint32Array
}

/** Between rows; a wanted text never holds it, so that none is found across two rows. */
const ROW_END = '\n'

/** `texts`: what is searched of each row. */
export function createRowFinder(texts: readonly string[]): RowFinder {
  const lower = texts.map((text) => text.toLowerCase())
  const all = lower.join(ROW_END)
  const starts = new Uint32Array(lower.length)
  for (let row = 1; row < lower.length; row++) {
    starts[row] = (starts[row - 1] as number) + (lower[row - 1] as string).length + ROW_END.length
  }
  return {
    find(order, wanted) {
      const text = wanted.trim().toLowerCase()
      if (text === '') return order
      const marks = markRows(all, starts, text)
      return order.filter((position) => marks[position] === 1)
    },
  }
}

/** 1 for each row that has the text. One search through the string goes from row to row. */
function markRows(all: string, starts: Uint32Array, text: string): Uint8Array {
  const marks = new Uint8Array(starts.length)
  if (text.includes(ROW_END)) return marks
  let row = 0
  for (let at = all.indexOf(text); at >= 0 && row < starts.length; ) {
    row = rowAt(starts, at, row)
    marks[row] = 1
    row += 1
    at = row < starts.length ? all.indexOf(text, starts[row]) : -1
  }
  return marks
}

/** The row that `at` is in, from `low` on: steps that double, then halves, since hits are near or far. */
function rowAt(starts: Uint32Array, at: number, low: number): number {
  let first = low
  let step = 1
  while (first + step < starts.length && (starts[first + step] as number) <= at) {
    first += step
    step *= 2
  }
  let end = Math.min(starts.length, first + step)
  while (end - first > 1) {
    const middle = (first + end) >>> 1
    if ((starts[middle] as number) <= at) first = middle
    else end = middle
  }
  return first
}
