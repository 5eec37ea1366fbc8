// Repeated texts of a slot as small numbers: equal bytes get the same one.
import { addText, beginHash, endHash, tailMask } from './hashing'
import { endOf, slotCount, startOf } from './layout'
import { take, widen } from './memory'
import { resolve } from './open-record'

const FIRST_PLACES: u32 = 256
const FIRST_ROOM: u32 = 64
const CHUNK: usize = 32 * 1024

/** What is known of a slot's texts. */
@unmanaged
class Texts {
  /** Open addressing: a hash and the address of its text, 0 is free; at most half full. */
  places: usize
  mask: u32
  size: u32
  /** Per number the address of its text. */
  list: usize
  room: u32
}

let tables: usize = 0

// Texts stand one behind the other, each as its number, its length, and its bytes in whole words.
const HEAD: usize = 8
let free: usize = 0
let freeEnd: usize = 0

export function prepareTexts(): void {
  tables = take(<usize>(slotCount + 1) * offsetof<Texts>())
}

function textsOf(slot: i32): Texts {
  return changetype<Texts>(tables + <usize>slot * offsetof<Texts>())
}

/** Where a text stands: its number, its length, its bytes. */
export function textAt(slot: i32, number: u32): usize {
  return <usize>load<u32>(textsOf(slot).list + ((<usize>number) << 2))
}

export function textCount(slot: i32): u32 {
  return textsOf(slot).size
}

/** The number of a field of the open record, dense from 0 in the order of first sight. */
export function textNumber(slot: i32): u32 {
  resolve(slot)
  return numberIn(textsOf(slot), startOf(slot), endOf(slot))
}

/** Another table, for texts of no slot. */
export function openTexts(): usize {
  return take(offsetof<Texts>())
}

/** The number of a text among those of such a table. */
export function numberOfText(table: usize, start: usize, end: usize): u32 {
  return numberIn(changetype<Texts>(table), start, end)
}

function numberIn(texts: Texts, start: usize, end: usize): u32 {
  if (texts.places === 0) open(texts)
  beginHash()
  addText(start, end)
  const hash = endHash()
  let place = hash & texts.mask
  for (;;) {
    const entry = texts.places + ((<usize>place) << 3)
    const text = <usize>load<u32>(entry, 4)
    if (text === 0) return add(texts, entry, hash, start, end)
    if (load<u32>(entry) === hash && isText(text, start, end)) return load<u32>(text)
    place = (place + 1) & texts.mask
  }
  return 0
}

function open(texts: Texts): void {
  texts.places = take((<usize>FIRST_PLACES) << 3)
  texts.mask = FIRST_PLACES - 1
  texts.list = take((<usize>FIRST_ROOM) << 2)
  texts.room = FIRST_ROOM
}

function isText(text: usize, start: usize, end: usize): bool {
  if (load<u32>(text, 4) !== <u32>(end - start)) return false
  let known = text + HEAD
  let at = start
  for (; at + 8 <= end; at += 8, known += 8) if (load<u64>(at) !== load<u64>(known)) return false
  return at === end || ((load<u64>(at) ^ load<u64>(known)) & tailMask(end - at)) === 0
}

function add(texts: Texts, entry: usize, hash: u32, start: usize, end: usize): u32 {
  const number = texts.size++
  const text = keep(number, start, end)
  store<u32>(entry, hash)
  store<u32>(entry, <u32>text, 4)
  if (number === texts.room) {
    const used = (<usize>texts.room) << 2
    texts.list = widen(texts.list, used, used * 2)
    texts.room *= 2
  }
  store<u32>(texts.list + ((<usize>number) << 2), <u32>text)
  if (texts.size * 2 > texts.mask) grow(texts)
  return number
}

function keep(number: u32, start: usize, end: usize): usize {
  const needed = HEAD + ((end - start + 7) & ~7)
  if (free + needed > freeEnd) {
    const size = needed > CHUNK ? needed : CHUNK
    free = take(size)
    freeEnd = free + size
  }
  const text = free
  free += needed
  store<u32>(text, number)
  store<u32>(text, <u32>(end - start), 4)
  memory.copy(text + HEAD, start, end - start)
  return text
}

function grow(texts: Texts): void {
  const old = texts.places
  const oldEnd = old + ((<usize>texts.mask + 1) << 3)
  texts.mask = texts.mask * 4 + 3
  texts.places = take((<usize>texts.mask + 1) << 3)
  for (let from = old; from < oldEnd; from += 8) {
    const entry = load<u64>(from)
    if (entry >>> 32 === 0) continue
    let place = <u32>entry & texts.mask
    while (load<u32>(texts.places + ((<usize>place) << 3), 4) !== 0) place = (place + 1) & texts.mask
    store<u64>(texts.places + ((<usize>place) << 3), entry)
  }
}
