import type { FormatName } from '../facts/vocabulary.ts'
import type { FormatField } from '../formats/format.ts'
import { FORMATS } from '../formats/registry.ts'

/** A kind of export that a table could be, with what a person may map its columns to. */
export interface FormatCandidate {
  readonly format: FormatName
  readonly fields: readonly FormatField[]
  /** Per field the column of the header that it most likely is, or -1. */
  readonly guess: readonly number[]
}

/** Two names are less alike than this by chance. */
const ALIKE = 0.5
/** Of many spellings one is soon like anything: `Mails` is like `mailbox`. */
const ALIKE_SPELLING = 0.65

/** Every format that reads tables, the likeliest first. */
export function guessColumns(header: readonly string[]): readonly FormatCandidate[] {
  const names = header.map(nameParts)
  return FORMATS.map(({ name, fields }) => {
    const { guess, score, missing } = guessFields(names, fields)
    // Without their other spellings: it travels to the pages.
    const plain = fields.map(({ header: field, isNeeded, gives }) => ({ header: field, isNeeded, gives }))
    return { candidate: { format: name, fields: plain, guess }, score, missing }
  })
    .sort((a, b) => b.score - a.score || a.missing - b.missing)
    .map(({ candidate }) => candidate)
}

/** The best pairs first, each field and each column once. The score: found needed fields, and explained columns. */
function guessFields(names: readonly NameParts[], fields: readonly FormatField[]) {
  const pairs = fields.flatMap((field, slot) => {
    const wanted = nameParts(field.header)
    const spellings = (field.aliases ?? []).map(nameParts)
    return names.map((name, column) => {
      const spelled = Math.max(0, ...spellings.map((spelling) => likenessOf(name, spelling)))
      const likeness = Math.max(likenessOf(name, wanted), spelled < ALIKE_SPELLING ? 0 : spelled)
      return { slot, column, likeness }
    })
  })
  const guess = fields.map(() => -1)
  const found = { needed: 0, all: 0 }
  const taken = new Set<number>()
  for (const { slot, column, likeness } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness < ALIKE) break
    if (guess[slot] !== -1 || taken.has(column)) continue
    guess[slot] = column
    taken.add(column)
    found.all += likeness
    if (fields[slot]?.isNeeded) found.needed += likeness
  }
  const needed = fields.flatMap(({ isNeeded }, slot) => (isNeeded ? [slot] : []))
  const score = found.needed / Math.max(1, needed.length) + found.all / Math.max(1, names.length)
  return { guess, score, missing: needed.filter((slot) => guess[slot] === -1).length }
}

interface NameParts {
  readonly words: ReadonlySet<string>
  /** Pairs of neighbouring letters, so that `senderadress` is still like `sender address`. */
  readonly pairs: ReadonlySet<string>
}

function nameParts(name: string): NameParts {
  const spaced = name.normalize('NFC').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  const words = spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const letters = words.join('')
  const pairs = Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2))
  return { words: new Set(words), pairs: new Set(pairs) }
}

/** From 0 to 1. */
function likenessOf(a: NameParts, b: NameParts): number {
  return Math.max(shareOf(a.words, b.words), shareOf(a.pairs, b.pairs))
}

/** Twice what both have, over what each has. */
function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0
  let common = 0
  for (const part of a) if (b.has(part)) common++
  return (2 * common) / (a.size + b.size)
}
