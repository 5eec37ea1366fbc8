import { setAlarm } from '../platform/alarms.ts'
import type { StoreReader } from '../store/reader.ts'

/** Rings when a deleted import cannot be brought back any more and its facts must go. */
export const PURGE_ALARM = 'purge'

/** A tombstone is kept for 30 minutes; a minute more, so that the purge finds it old enough. */
const PURGE_DELAY_MINUTES = 31

/** Sets the alarm while a deleted import is left: nobody may open a page again before it is due. */
export async function schedulePurge(reader: StoreReader): Promise<void> {
  const imports = await reader.imports()
  if (imports.some((record) => record.state === 'deleting')) await setAlarm(PURGE_ALARM, PURGE_DELAY_MINUTES)
}
