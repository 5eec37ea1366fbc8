import address from './kernel.wasm?url&inline'

/** What `assembly/index.ts` exports; addresses are offsets into `memory`. */
export interface Kernel {
  readonly memory: WebAssembly.Memory
  /** Offsets of columns, an entry a record; fields have such a column a slot. */
  readonly recordStarts: WebAssembly.Global
  readonly recordEnds: WebAssembly.Global
  readonly fields: WebAssembly.Global
  readonly starts: WebAssembly.Global
  readonly ends: WebAssembly.Global
  start(delimiter: number, columns: number, slots: number, seed: bigint, secret: bigint): void
  want(column: number, slot: number): void
  /** Memory of so many bytes. */
  take(size: number): number
  /** Where the next `size` bytes of text belong. */
  append(size: number): number
  finish(): void
  /** Takes the next records; gives how many. */
  scan(): number
  left(): number
  leftStart(): number
  cutInQuote(): number
  intern(slot: number, rows: number, list: number): void
  readTimes(slot: number, rows: number, days: number, ticks: number): void
  readNumbers(slot: number, rows: number, list: number): void
  readGuids(slot: number, rows: number, list: number, flags: number): void
  openPairs(): number
  pair(table: number, ones: number, others: number, rows: number, into: number): void
  readRecipients(slot: number, rows: number, list: number): void
  /** Narrows UTF-16 up to a surrogate; gives how many units it took. */
  narrow(from: number, units: number, to: number, isHighFirst: number): number
  /** Bytes that `narrow` wrote. */
  narrowed(): number
  hashBytes(start: number, end: number): number
}

/** Entries of a column: `BATCH` of `assembly/layout.ts`. */
export const BATCH = 1024

let compiled: WebAssembly.Module | null | undefined

/** A fresh kernel for one file, or `null` where the browser refuses WebAssembly or its vector instructions. */
export function openKernel(): Kernel | null {
  compiled ??= compile()
  // Its type is what `assembly/index.ts` exports; the test of the build compares the names.
  return compiled && (new WebAssembly.Instance(compiled).exports as unknown as Kernel)
}

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(bytesOf(address))
  } catch {
    // Switched off (Lockdown, a policy) or too old: the reader in TypeScript does the same, slower.
    return null
  }
}

/** The bytes of a `data:` address in base64. */
function bytesOf(dataAddress: string): Uint8Array<ArrayBuffer> {
  const text = atob(dataAddress.slice(dataAddress.indexOf(',') + 1))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
