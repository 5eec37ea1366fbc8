import type { Kernel } from '../csv/kernel/kernel.ts'
import { cleanAddress } from '../facts/address.ts'
import { packCodes, type Shape, type ShapeColumns } from '../facts/shape.ts'
import { INTERNAL_SHAPE } from './message-table.ts'

/**
 * Shapes of what keys in the kernel stand for. Each is a statement, of which there are few, and a sender: rules judge every
 * one of these once, and the kernel makes the shapes, of which there are many.
 */
export interface KernelShapes {
  /** The number of what a shape states beside its sender; 0 is that of `INTERNAL_SHAPE`, which has none. */
  statement(shape: Shape): number
  /** The numbers of sender addresses as exports write them; 0 is none. */
  senders(texts: readonly string[]): Uint32Array
  /** Adds these shapes first, under their ids: nothing may have been added before. */
  begin(shapes: Iterable<Shape>): void
  /** Where a list of numbers stands in the kernel. */
  put(numbers: ArrayLike<number>): number
  /** All shapes, each at the id that the kernel has for it. */
  columns(): ShapeColumns
}

export function createKernelShapes(kernel: Kernel): KernelShapes {
  const texts = ['']
  const numbers = new Map([['', 0]])
  /** Codes, connector and client of each. */
  const statements: number[] = []
  const statementNumbers = new Map<string, number>()
  statement(INTERNAL_SHAPE)

  function textNumber(text: string): number {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, texts.length)
    return texts.push(text) - 1
  }

  function statement(shape: Shape): number {
    const connector = shape.connector === null ? 0 : textNumber(shape.connector) + 1
    const parts = [packCodes(shape), connector, textNumber(shape.client)]
    const key = parts.join(' ')
    const known = statementNumbers.get(key)
    if (known !== undefined) return known
    statements.push(...parts)
    statementNumbers.set(key, statementNumbers.size)
    return statementNumbers.size - 1
  }

  const put = (list: ArrayLike<number>) => putNumbers(kernel, list)

  return {
    statement,
    senders(addresses) {
      // One loop: what it would call for each of thousands is compiled with it.
      const list = new Uint32Array(addresses.length)
      for (let at = 0; at < list.length; at++) list[at] = textNumber(cleanAddress(addresses[at] as string))
      return list
    },
    begin(shapes) {
      for (const shape of shapes) kernel.shapeNumber(statement(shape), textNumber(shape.sender))
    },
    put,
    columns() {
      kernel.writeShapes(put(statements), texts.length)
      const { buffer } = kernel.memory
      const column = (at: WebAssembly.Global, length = kernel.shapeCount()) =>
        new Uint32Array(buffer, at.value, length).slice()
      return {
        codes: column(kernel.shapeCodes),
        connector: column(kernel.shapeConnectors),
        sender: column(kernel.shapeSenders),
        client: column(kernel.shapeClients),
        strings: Array.from(
          column(kernel.shapeTexts, kernel.shapeTextCount.value),
          (text) => texts[text] as string,
        ),
      }
    },
  }
}

/** Where a list of numbers of 32 bits stands in the kernel. */
export function putNumbers(kernel: Kernel, numbers: ArrayLike<number>): number {
  const address = kernel.take(numbers.length * Uint32Array.BYTES_PER_ELEMENT)
  new Uint32Array(kernel.memory.buffer, address, numbers.length).set(numbers)
  return address
}
