import type { Bytes } from '../facts/facts.ts'
import { ImportError } from '../facts/import-error.ts'
import { type Clock, systemClock } from './clock.ts'
import type { ExportSource } from './export-source.ts'

/**
 * The size at which a file came out of Chromium with the least work, where a read waits until so much is there; it still
 * lies in the processor's cache when it is read.
 */
const VIEW_BYTES = 512 * 1024
/** A read of one view takes milliseconds; a disk that wakes up, a second or two. */
const STALL_MS = 5_000
const MAX_STALLS = 5

export interface FileSourceOptions {
  /** Ends the read at once, also one that does not come back. */
  readonly signal?: AbortSignal
  readonly clock?: Clock
  readonly stallMs?: number
  /** The file's bytes from an offset on. */
  readonly streamFrom?: (file: Blob, offset: Bytes) => ReadableStream<Uint8Array>
}

/**
 * A file as a source of bytes. A chunk is valid until the next one is asked for: its buffer is used again.
 * Throws `ImportError` `unreadable` (gone, changed while it was read, stalled for good) or `cancelled`.
 */
export function fileSource(file: Blob, name: string, options: FileSourceOptions = {}): ExportSource {
  return { name, size: file.size, open: () => new FileRead(file, options).chunks() }
}

/**
 * Reads in progress. Chromium collects a file's reader as garbage in the middle of a read, and the read never
 * comes back, when nothing but a suspended function refers to it: so each is held here until it ends.
 */
const liveReads = new Set<FileRead>()

type AnyReader = ReadableStreamBYOBReader | ReadableStreamDefaultReader<Uint8Array>
type ReadOutcome = ReadableStreamReadResult<Uint8Array> | 'stalled'

class FileRead {
  readonly #file: Blob
  readonly #options: FileSourceOptions
  readonly #clock: Clock
  #stream: ReadableStream<Uint8Array> | null = null
  #reader: AnyReader | null = null
  #buffer = new ArrayBuffer(0)
  #offset: Bytes = 0
  /** It comes so slowly that any part of a view is taken. */
  #isSlow = false

  constructor(file: Blob, options: FileSourceOptions) {
    this.#file = file
    this.#options = options
    this.#clock = options.clock ?? systemClock
  }

  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    liveReads.add(this)
    try {
      for (let chunk = await this.#next(); chunk; chunk = await this.#next()) yield chunk
      if (this.#offset !== this.#file.size) throw new ImportError('unreadable', { reason: 'changed' })
    } finally {
      this.#drop()
      liveReads.delete(this)
    }
  }

  async #next(): Promise<Uint8Array | null> {
    for (let stalls = 0; stalls < MAX_STALLS; stalls++) {
      const outcome = await this.#race(this.#read())
      if (outcome !== 'stalled') return this.#take(outcome)
      // What fills no view in time may still come in parts. The buffer is lost with the read that never came back; a
      // fresh stream goes on where the last chunk ended.
      this.#isSlow = true
      this.#drop()
    }
    throw new ImportError('unreadable', { reason: 'stalled', offset: this.#offset })
  }

  /** The end may come with the last bytes. */
  #take({ value }: ReadableStreamReadResult<Uint8Array>): Uint8Array | null {
    if (!value || value.byteLength === 0) return null
    this.#offset += value.byteLength
    this.#buffer = value.buffer as ArrayBuffer
    return value
  }

  #read(): Promise<ReadableStreamReadResult<Uint8Array>> {
    this.#reader ??= this.#openReader()
    if (this.#reader instanceof ReadableStreamDefaultReader) return this.#reader.read()
    const buffer = this.#buffer.byteLength === VIEW_BYTES ? this.#buffer : new ArrayBuffer(VIEW_BYTES)
    // Every answer wakes two processes up: a view that is full wakes them least.
    return this.#reader.read(new Uint8Array(buffer), this.#isSlow ? {} : { min: VIEW_BYTES })
  }

  #openReader(): AnyReader {
    const streamFrom = this.#options.streamFrom ?? ((file, offset) => file.slice(offset).stream())
    this.#stream = streamFrom(this.#file, this.#offset)
    try {
      return this.#stream.getReader({ mode: 'byob' })
    } catch {
      // Not a byte stream in this browser: slower, but the same bytes.
      return this.#stream.getReader()
    }
  }

  #drop(): void {
    // Not awaited: the cancel of a stalled reader may never come back either.
    this.#reader?.cancel().catch(() => {})
    this.#reader = null
    this.#stream = null
    this.#buffer = new ArrayBuffer(0)
  }

  /** The read, unless it stalls or the admin cancels first. */
  #race(read: Promise<ReadableStreamReadResult<Uint8Array>>): Promise<ReadOutcome> {
    const { signal, stallMs = STALL_MS } = this.#options
    if (signal?.aborted) {
      read.catch(() => {})
      return Promise.reject(new ImportError('cancelled'))
    }
    return new Promise<ReadOutcome>((resolve, reject) => {
      const onAbort = () => end(() => reject(new ImportError('cancelled')))
      const stopTimer = this.#clock.after(stallMs, () => end(() => resolve('stalled')))
      const end = (settle: () => void) => {
        stopTimer()
        signal?.removeEventListener('abort', onAbort)
        settle()
      }
      signal?.addEventListener('abort', onAbort)
      read.then(
        (result) => end(() => resolve(result)),
        (error) => end(() => reject(new ImportError('unreadable', { reason: nameOf(error) }))),
      )
    })
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : String(error)
}
