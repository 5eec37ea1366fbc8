import { createSerial } from '../store/serial.ts'
import { type FreeSpace, requireSpaceFor } from '../store/space.ts'
import type { StoreWriter } from '../store/writer.ts'
import { type BroughtFile, sourceOf } from './brought-file.ts'
import type { Clock } from './clock.ts'
import { hashSource } from './hash-source.ts'
import { packOriginal } from './pack-original.ts'
import type { OriginalPolicy } from './protocol.ts'
import { createThrottle } from './throttle.ts'

const ALIVE_MS = 10_000

/** Lets more urgent work go first. */
type Pause = () => Promise<void>

export interface Cared {
  readonly importId: string
  readonly file: BroughtFile
  readonly originals: OriginalPolicy
  readonly isHashed: boolean
}

/**
 * What an import still wants after its seal, at low priority: its original kept, its file hashed. One at a
 * time, pausing while a job runs. A failure costs only the original or the hash, never the import.
 */
export interface Aftercare {
  add(cared: Cared): void
  /** Resolves when nothing is left to do. */
  finished(): Promise<void>
}

export interface AftercareOptions {
  readonly writer: StoreWriter
  readonly clock: Clock
  readonly free: FreeSpace
  /** Resolves when no job runs. */
  readonly idle: () => Promise<void>
  /** Called now and then while it works: the engine's host ends an engine that nobody hears of for a minute. */
  readonly onAlive: () => void
  readonly onChanged: () => void
}

export function createAftercare(options: AftercareOptions): Aftercare {
  const inTurn = createSerial()
  const signOfLife = createThrottle(options.clock, ALIVE_MS, options.onAlive)
  const pause = async () => {
    signOfLife()
    await options.idle()
  }
  const attempt = (step: () => Promise<void>) =>
    inTurn(async () => {
      await options.idle()
      await step()
      options.onChanged()
      // The record goes on saying "no original" or "hash pending", which is true.
    }).catch(() => {})
  return {
    add(cared) {
      // The original first: the hash can still be made from it when the file is gone.
      if (isKept(cared)) attempt(() => keepOriginal(options, cared, pause))
      if (!cared.isHashed) attempt(() => addHash(options, cared, pause))
    },
    finished: () => inTurn(async () => {}),
  }
}

function isKept({ file, originals }: Cared): boolean {
  return originals.isKept && file.member.size <= originals.maxSize
}

async function keepOriginal(options: AftercareOptions, cared: Cared, pause: Pause): Promise<void> {
  const { writer, free } = options
  const { member, blob } = cared.file
  await requireSpaceFor(member.size, free)
  const packed = await packOriginal(sourceOf(member), pause)
  const original =
    blob && packed.size >= blob.size ? { blob, isCompressed: false } : { blob: packed, isCompressed: true }
  await writer.saveOriginal({ importId: cared.importId, ...original }, member.size)
}

async function addHash({ writer }: AftercareOptions, cared: Cared, pause: Pause): Promise<void> {
  await writer.setHash(cared.importId, await hashSource(sourceOf(cared.file.member), pause))
}
