import { expect, it } from 'vitest'
import { guessColumns } from './guess-columns.ts'

/** Field to column, as a person would read it. */
function guessed(header: readonly string[]) {
  const [best] = guessColumns(header)
  const pairs = best?.fields.flatMap(({ header: field }, slot) => {
    const column = header[best.guess[slot] ?? -1]
    return column === undefined ? [] : [[field, column]]
  })
  return { format: best?.format, columns: Object.fromEntries(pairs ?? []) }
}

it('finds the export whose columns are most alike, and which is which', () => {
  expect(guessed(['senderAddress', 'Messages (sent)', 'Auth protocol', 'TLS 1.2', 'Remark'])).toEqual({
    format: 'smtp-auth-clients',
    columns: {
      'Sender address': 'senderAddress',
      'Messages sent': 'Messages (sent)',
      'Authentication Protocol': 'Auth protocol',
      'TLS 1.2': 'TLS 1.2',
    },
  })
})

it('knows the words of other languages, also inside longer names', () => {
  // Both needed columns of the one against none of the traces, whose times are missing.
  expect(guessed(['Absender der Mail', 'Anzahl der Nachrichten (Mail)', 'Abteilung'])).toEqual({
    format: 'smtp-auth-clients',
    columns: { 'Sender address': 'Absender der Mail', 'Messages sent': 'Anzahl der Nachrichten (Mail)' },
  })
})

it('does not take what is only a little like one of many spellings', () => {
  expect(guessed(['Who', 'Mails', 'TLS1.2 (%)', 'Remark'])).toEqual({
    format: 'smtp-auth-clients',
    columns: { 'TLS 1.2': 'TLS1.2 (%)' },
  })
})

it('guesses nothing of columns that are like none', () => {
  expect(
    guessColumns(['Product', 'Price']).every(({ guess }) => guess.every((column) => column === -1)),
  ).toBe(true)
})
