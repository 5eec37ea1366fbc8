// What several slots of a record say together as a small number: their texts' numbers, paired one after the other.

import { columnOfSlot, NO_COLUMN } from './layout'
import { take, widen } from './memory'
import { openSlot, rawEnd, rawStart } from './open-record'
import { openPairs, pairAt, pairNumber } from './pairs'
import { numberOfText, openTexts, textNumber } from './texts'

@unmanaged
class Tuples {
  /** The slots, and between any two of them a table of pairs, 32 bits each. */
  slots: usize
  slotCount: i32
  pairs: usize
  /** Per number what a rule says of it; what nobody has said yet is 0. */
  verdicts: usize
  verdictRoom: u32
  /** Where `partsAt` leaves its answer. */
  parts: usize
  /**
   * Where the first two slots are columns side by side, as in all exports of the service: their texts in one piece, as it
   * stands in the file, per number of such a piece that of its pair plus 1, and the first of the columns.
   */
  pieces: usize
  pieceNumbers: usize
  pieceRoom: u32
  column: u32
}

/** A table for so many slots, at least one; `setTupleSlot` says which. */
export function openTuples(slotCount: i32): usize {
  const tuples = changetype<Tuples>(take(offsetof<Tuples>()))
  tuples.slots = take((<usize>slotCount) << 2)
  tuples.parts = take((<usize>slotCount) << 2)
  tuples.slotCount = slotCount
  tuples.pairs = take((<usize>slotCount) << 2)
  for (let step = 1; step < slotCount; step++) store<u32>(tuples.pairs + (step << 2), <u32>openPairs())
  return changetype<usize>(tuples)
}

export function setTupleSlot(table: usize, index: i32, slot: i32): void {
  store<i32>(changetype<Tuples>(table).slots + (index << 2), slot)
  if (index === 1) findPiece(changetype<Tuples>(table))
}

function findPiece(tuples: Tuples): void {
  const one = load<u32>(columnOfSlot + (load<i32>(tuples.slots) << 2))
  const other = load<u32>(columnOfSlot + (load<i32>(tuples.slots, 4) << 2))
  if (one === NO_COLUMN || other === NO_COLUMN || max(one, other) - min(one, other) !== 1) return
  tuples.column = min(one, other)
  tuples.pieces = openTexts()
}

export function tupleSlot(table: usize, index: i32): i32 {
  return load<i32>(changetype<Tuples>(table).slots + (index << 2))
}

/** The number of what the open record says: dense from 0, in the order of first sight. */
export function numberOf(table: usize): u32 {
  const tuples = changetype<Tuples>(table)
  let number = textNumber(load<i32>(tuples.slots))
  for (let step = 1; step < tuples.slotCount; step++) {
    number = pairNumber(pairsOf(tuples, step), number, textNumber(load<i32>(tuples.slots + (step << 2))))
  }
  return number
}

/** The same for a record that has begun and is not odd, whose slots need not be open. */
export function plainNumberOf(table: usize): u32 {
  const tuples = changetype<Tuples>(table)
  const start = tuples.pieces === 0 ? 0 : rawStart(tuples.column)
  const end = start === 0 ? 0 : rawEnd(tuples.column + 1)
  if (end === 0) return numberUpTo(tuples, 0, 0, tuples.slotCount)
  const piece = numberOfText(tuples.pieces, start, end)
  return numberUpTo(tuples, numberOfPiece(tuples, piece), 2, tuples.slotCount)
}

/** The number of the slots before `behind`, where that of those before `step` is known. */
function numberUpTo(tuples: Tuples, known: u32, step: i32, behind: i32): u32 {
  let number = known
  for (let index = step; index < behind; index++) {
    const slot = load<i32>(tuples.slots + (index << 2))
    openSlot(slot)
    const text = textNumber(slot)
    number = index === 0 ? text : pairNumber(pairsOf(tuples, index), number, text)
  }
  return number
}

function numberOfPiece(tuples: Tuples, piece: u32): u32 {
  if (piece >= tuples.pieceRoom) {
    const used = (<usize>tuples.pieceRoom) << 2
    tuples.pieceRoom = (piece + 64) * 2
    tuples.pieceNumbers = widen(tuples.pieceNumbers, used, (<usize>tuples.pieceRoom) << 2)
  }
  const at = tuples.pieceNumbers + ((<usize>piece) << 2)
  if (load<u32>(at) === 0) store<u32>(at, numberUpTo(tuples, 0, 0, 2) + 1)
  return load<u32>(at) - 1
}

/** The numbers of the texts of a tuple, each in its slot. */
export function partsAt(table: usize, number: u32): usize {
  const tuples = changetype<Tuples>(table)
  let left = number
  for (let step = tuples.slotCount - 1; step > 0; step--) {
    const entry = pairAt(pairsOf(tuples, step), left)
    store<u32>(tuples.parts + (step << 2), load<u32>(entry, 4))
    left = load<u32>(entry)
  }
  store<u32>(tuples.parts, left)
  return tuples.parts
}

/** The pairs of a tuple's first `slots` slots, at least two: of the number of all but the last one, and of that one's text. */
export function tuplePairs(table: usize, slots: i32): usize {
  return pairsOf(changetype<Tuples>(table), slots - 1)
}

/** The pairs of the first slots up to the one at `step`. */
function pairsOf(tuples: Tuples, step: i32): usize {
  return <usize>load<u32>(tuples.pairs + (step << 2))
}

/** What `judge` said under a number; 0: nothing yet. */
export function verdictOf(table: usize, number: u32): u32 {
  const tuples = changetype<Tuples>(table)
  return number < tuples.verdictRoom ? load<u32>(tuples.verdicts + ((<usize>number) << 2)) : 0
}

/** Whether nobody had said anything yet. */
export function judge(table: usize, number: u32, verdict: u32): bool {
  const tuples = changetype<Tuples>(table)
  const isNew = verdictOf(table, number) === 0
  if (number >= tuples.verdictRoom) {
    const used = (<usize>tuples.verdictRoom) << 2
    tuples.verdictRoom = (number + 512) * 2
    tuples.verdicts = widen(tuples.verdicts, used, (<usize>tuples.verdictRoom) << 2)
  }
  store<u32>(tuples.verdicts + ((<usize>number) << 2), verdict)
  return isNew
}
