import { firstKeptDay, outdatedImports } from '../store/retention.ts'
import type { StoreWriter } from '../store/writer.ts'
import type { Clock } from './clock.ts'
import type { RetentionResult } from './protocol.ts'

/** Deletes the imports that retention keeps no longer, each as an admin would: with a tombstone that is purged later. */
export async function applyRetention(
  { writer, clock }: { readonly writer: StoreWriter; readonly clock: Clock },
  days: number,
): Promise<RetentionResult> {
  const now = clock.now()
  const outdated = outdatedImports(await writer.sealed(), firstKeptDay(now, days))
  for (const { id } of outdated) await writer.delete(id, now)
  return { imports: outdated.length, messages: outdated.reduce((sum, { messages }) => sum + messages, 0) }
}
