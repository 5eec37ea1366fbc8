import { radixSort } from './radix-sort.ts'

const FIRST_PLAIN = 0x20
const LAST_PLAIN = 0x7e
const CAPITALS = [0x41, 0x5a] as const
const WORD_CHARACTERS = 4
/** 95 plain characters and the end of a text. */
const CHARACTER_BITS = 7
/** Longer texts cost more passes than comparing them does. */
const LONGEST_PLAIN = 96

/**
 * The place of each text among all of them, from 0; equal texts have equal places. Costs one sort of the texts, so it is done
 * once for a table's rows.
 */
export function textRanks(texts: readonly string[], collator: Intl.Collator): Uint32Array {
  const order = texts.every(isPlain) ? plainOrder(texts, collator) : comparedOrder(texts, collator)
  const ranks = new Uint32Array(texts.length)
  let rank = 0
  for (let index = 1; index < order.length; index++) {
    const position = order[index] as number
    const before = order[index - 1] as number
    if (texts[position] !== texts[before]) rank = index
    ranks[position] = rank
  }
  return ranks
}

/**
 * Whether the collator weighs the text one character after the other, by one weight each: printable ASCII without capitals,
 * as addresses are. Capitals have the weight of small letters and a second one behind.
 */
function isPlain(text: string): boolean {
  if (text.length > LONGEST_PLAIN) return false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < FIRST_PLAIN || code > LAST_PLAIN || (code >= CAPITALS[0] && code <= CAPITALS[1])) return false
  }
  return true
}

/** Four characters at a time, the last ones first: a hundred thousand addresses in a tenth of the collator's time. */
function plainOrder(texts: readonly string[], collator: Intl.Collator): Uint32Array {
  const weights = characterWeights(collator)
  const longest = texts.reduce((most, text) => Math.max(most, text.length), 0)
  const words = new Uint32Array(texts.length)
  let order = Uint32Array.from(texts.keys())
  for (let word = Math.ceil(longest / WORD_CHARACTERS) - 1; word >= 0; word--) {
    fillWords(words, texts, word * WORD_CHARACTERS, weights)
    order = radixSort(order, words) as Uint32Array<ArrayBuffer>
  }
  return order
}

/** Characters from `start` on, by weight; behind the end of a text is 0, so that the shorter one stands first. */
function fillWords(words: Uint32Array, texts: readonly string[], start: number, weights: Uint8Array): void {
  for (let position = 0; position < texts.length; position++) {
    const text = texts[position] as string
    let word = 0
    for (let index = start; index < start + WORD_CHARACTERS; index++) {
      word <<= CHARACTER_BITS
      if (index < text.length) word |= weights[text.charCodeAt(index)] as number
    }
    words[position] = word
  }
}

/** The collator's order of single characters, from 1. */
function characterWeights(collator: Intl.Collator): Uint8Array {
  const codes = Array.from({ length: LAST_PLAIN - FIRST_PLAIN + 1 }, (_, index) => FIRST_PLAIN + index)
  codes.sort((left, right) => collator.compare(String.fromCharCode(left), String.fromCharCode(right)))
  const weights = new Uint8Array(LAST_PLAIN + 1)
  for (const [index, code] of codes.entries()) weights[code] = index + 1
  return weights
}

function comparedOrder(texts: readonly string[], collator: Intl.Collator): Uint32Array {
  const order = Uint32Array.from(texts.keys())
  return order.sort((left, right) => collator.compare(texts[left] as string, texts[right] as string))
}
