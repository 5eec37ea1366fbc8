import { unpackOriginal } from '../store/originals.ts'
import type { StoreWriter } from '../store/writer.ts'

/**
 * The kept original of an import as it was dropped, or `null`. It is unpacked whole into a blob, which the
 * browser keeps on disk, so that it reads like any file.
 */
export async function originalFile(writer: StoreWriter, importId: string): Promise<Blob | null> {
  const original = await writer.original(importId)
  if (!original) return null
  return original.isCompressed ? new Response(unpackOriginal(original)).blob() : original.blob
}
