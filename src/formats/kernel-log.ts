import type { Kernel } from '../csv/kernel/kernel.ts'
import { type FactDays, IDENTITY_WORDS, type MessageFacts } from '../facts/facts.ts'
import { compareShapes } from '../facts/order.ts'
import type { Shape, ShapeColumns } from '../facts/shape.ts'
import { kernelDays } from './kernel-days.ts'
import { eachKernelRepeat } from './kernel-repeats.ts'
import { eachStretch } from './kernel-stretches.ts'
import { FIRST_LIMIT, type MessageLog } from './message-log.ts'

/** A log of messages as `MessageLog`, in the memory of the kernel, which writes most of its rows by itself. */
export interface KernelLog {
  /** Distinct messages; after `finish`. */
  readonly messages: number
  /** To be called between records that the kernel adds: drops all but the deciding record of each message, once there are many. */
  clearIfFull(): void
  /** `MessageLog.add`, with a key in the place of the shape. */
  add: MessageLog['add']
  finish(): MessageFacts
}

export interface KernelLogOptions {
  /** What is stated under a key. Asked for where a message came again. */
  readonly shapeOf: (key: number) => Shape
  /** Once, at the end: puts ids of shapes in the place of the kernel's keys, and gives those shapes. */
  readonly putShapes: () => ShapeColumns
  /** Rows before the first clearing. */
  readonly firstLimit?: number
}

/** Of a row where its key stands, as in `assembly/message-log.ts`. */
const KEY = 24
/** So large a part of rows that repeat others makes it worth looking for more of them soon. */
const MANY_REPEATS = 1 / 16

export function createKernelLog(kernel: Kernel, options: KernelLogOptions): KernelLog {
  const { shapeOf, putShapes, firstLimit = FIRST_LIMIT } = options
  let limit = firstLimit
  let messages = 0

  /** Memory follows messages, not records. */
  function clearIfFull(): void {
    if (kernel.logSize() < limit) return
    const isRepetitive = dropRepeats(kernel, shapeOf) > kernel.logSize() * MANY_REPEATS
    kernel.closeGaps()
    limit = Math.max(firstLimit, kernel.logSize() * (isRepetitive ? 2 : 4))
  }

  return {
    get messages() {
      return messages
    },
    add(identities, at, day, ticks, key, bytes, deliveries) {
      clearIfFull()
      const row = kernel.addRow(day, ticks, key, bytes, deliveries)
      new Uint32Array(kernel.memory.buffer, row, IDENTITY_WORDS).set(
        identities.subarray(at, at + IDENTITY_WORDS),
      )
    },
    clearIfFull,
    finish() {
      messages = kernel.logSize() - dropRepeats(kernel, shapeOf)
      if (messages > 0) sortDays(kernel)
      const shapes = putShapes()
      return { kind: 'messages', days: messages > 0 ? readDays(kernel) : [], shapes }
    },
  }
}

/** Leaves one row of each message, the deciding one; gives how many it dropped. */
function dropRepeats(kernel: Kernel, shapeOf: (key: number) => Shape): number {
  let dropped = 0
  const rows = { of: 'log', size: kernel.logSize() } as const
  eachKernelRepeat(kernel, rows, ([first, ...others]) => {
    let standing = first as number
    for (const other of others) {
      const isOther = compareRows(kernel, standing, other, shapeOf) > 0
      kernel.dropRow(isOther ? standing : other)
      if (isOther) standing = other
      dropped++
    }
  })
  return dropped
}

/** Rows by their addresses. Negative: the first one decides. The order of `compareDeciders`. */
function compareRows(kernel: Kernel, one: number, other: number, shapeOf: (id: number) => Shape): number {
  const difference = (of: (row: number) => number) => of(one) - of(other)
  const keyOf = (address: number) => new DataView(kernel.memory.buffer).getUint32(address + KEY, true)
  return (
    difference(kernel.dayOfRow) ||
    difference(kernel.ticksOfRow) ||
    (difference(keyOf) && compareShapes(shapeOf(keyOf(one)), shapeOf(keyOf(other)))) ||
    // As 32 bits with a sign they come.
    difference((address) => kernel.bytesOfRow(address) >>> 0) ||
    difference((address) => kernel.deliveriesOfRow(address) >>> 0)
  )
}

function sortDays(kernel: Kernel): void {
  kernel.openDays()
  eachStretch(kernel.logSize(), kernel.dealRows)
}

/** The rows that count, by day and sorted by identity. */
function readDays(kernel: Kernel): FactDays {
  return kernelDays(kernel, { from: kernel.logFrom.value, to: kernel.logTo.value }, kernel.writeDay)
}
