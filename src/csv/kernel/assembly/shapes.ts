// What keys stand for as shapes, each a statement and a sender: see `formats/kernel-shapes.ts`.
import { take } from './memory'
import { keyRoom, keys } from './message-log'
import { openPairs, pairAt, pairCount, pairNumber } from './pairs'

/** Pairs of a statement and the number of its sender's text: their numbers are the ids of shapes. */
let shapes: usize = 0

/** Per statement its codes, its connector's text plus 1 and its client's text. */
const STATEMENT: usize = 12

/** Per shape its codes, connector, sender and client; and the texts that they have, in the order of their places. */
export let shapeCodes: usize = 0
export let shapeConnectors: usize = 0
export let shapeSenders: usize = 0
export let shapeClients: usize = 0
export let shapeTexts: usize = 0
export let shapeTextCount: u32 = 0

let placeOfText: usize = 0

export function shapeNumber(statement: u32, sender: u32): u32 {
  if (shapes === 0) shapes = openPairs()
  return pairNumber(shapes, statement, sender)
}

export function shapeCount(): u32 {
  return shapes === 0 ? 0 : pairCount(shapes)
}

/** The number of 32 bits of a list. */
function at(list: usize, index: u32): u32 {
  return load<u32>(list + ((<usize>index) << 2))
}

/**
 * Puts shapes in the place of the log's keys that rows have. Half of a key is a pair of what has its statements in
 * `statements`, two by two, the second one for odd keys, and of a sender, which is what stands in `senders`. The
 * statement 0 has no sender.
 */
export function shapeKeys(pairs: usize, statements: usize, senders: usize): void {
  for (let key: u32 = 0; key < keyRoom; key++) {
    const place = keys + ((<usize>key) << 2)
    if (load<u32>(place) === 0) continue
    const pair = pairAt(pairs, key >>> 1)
    const statement = at(statements, (load<u32>(pair) << 1) | (key & 1))
    store<u32>(place, shapeNumber(statement, statement === 0 ? 0 : at(senders, load<u32>(pair, 4))))
  }
}

/** A list of shapes, one for each of the pairs: of a statement and a sender, or the other way round. */
export function shapePairs(pairs: usize, statements: usize, senders: usize, isSenderFirst: i32): usize {
  const count = pairCount(pairs)
  const list = take((<usize>count) << 2)
  const statementAt: usize = isSenderFirst ? 4 : 0
  for (let number: u32 = 0; number < count; number++) {
    const pair = pairAt(pairs, number)
    const statement = at(statements, load<u32>(pair + statementAt))
    const sender = at(senders, load<u32>(pair + 4 - statementAt))
    store<u32>(list + ((<usize>number) << 2), shapeNumber(statement, sender))
  }
  return list
}

/** A list of the senders of pairs of an address and a return path: that one where the address is the text 0. */
export function sendersOf(pairs: usize, addresses: usize, returnPaths: usize): usize {
  const count = pairCount(pairs)
  const list = take((<usize>count) << 2)
  for (let number: u32 = 0; number < count; number++) {
    const pair = pairAt(pairs, number)
    let sender = at(addresses, load<u32>(pair))
    if (sender === 0) sender = at(returnPaths, load<u32>(pair, 4))
    store<u32>(list + ((<usize>number) << 2), sender)
  }
  return list
}

/** Writes the columns of all shapes; texts get places in the order of their first use as connector, sender and client. */
export function writeShapes(statements: usize, texts: u32): void {
  const count = shapeCount()
  const column = (<usize>count) << 2
  shapeCodes = take(column)
  shapeConnectors = take(column)
  shapeSenders = take(column)
  shapeClients = take(column)
  shapeTexts = take((<usize>texts) << 2)
  shapeTextCount = 0
  placeOfText = take((<usize>texts) << 2)
  for (let id: u32 = 0; id < count; id++) {
    const statement = statementOf(statements, id)
    const connector = load<u32>(statement, 4)
    store<u32>(shapeCodes + ((<usize>id) << 2), load<u32>(statement))
    store<u32>(shapeConnectors + ((<usize>id) << 2), connector === 0 ? 0 : placeOf(connector - 1) + 1)
  }
  for (let id: u32 = 0; id < count; id++) {
    store<u32>(shapeSenders + ((<usize>id) << 2), placeOf(load<u32>(pairAt(shapes, id), 4)))
  }
  for (let id: u32 = 0; id < count; id++) {
    store<u32>(shapeClients + ((<usize>id) << 2), placeOf(load<u32>(statementOf(statements, id), 8)))
  }
}

function statementOf(statements: usize, id: u32): usize {
  return statements + <usize>load<u32>(pairAt(shapes, id)) * STATEMENT
}

/** The place of a text, a new one where it has none yet. */
function placeOf(text: u32): u32 {
  const known = at(placeOfText, text)
  if (known !== 0) return known - 1
  store<u32>(shapeTexts + ((<usize>shapeTextCount) << 2), text)
  store<u32>(placeOfText + ((<usize>text) << 2), ++shapeTextCount)
  return shapeTextCount - 1
}
