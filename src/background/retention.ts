import { createEngineClient } from '../engine/client.ts'
import { dayOfMs } from '../facts/day.ts'
import { keepAlarm } from '../platform/alarms.ts'
import { writeRetentionRun } from '../platform/background-storage.ts'
import { readRetention } from '../platform/settings.ts'

/** Rings once a day: a browser that runs for weeks starts no engine by itself. */
export const RETENTION_ALARM = 'retention'

const DAY_MINUTES = 24 * 60

/** Sets the daily alarm where imports are kept for a time only. */
export async function scheduleRetention(): Promise<void> {
  const { days } = await readRetention()
  await keepAlarm(RETENTION_ALARM, days === null ? null : DAY_MINUTES)
}

/** The day and the retention that were applied last: every call of a page comes by here. */
let applied = ''

/** Has the engine delete what is kept no longer, and notes for the list of imports what went. */
export async function applyRetention(ensureEngine: () => Promise<void>): Promise<void> {
  const { days } = await readRetention()
  const now = Date.now()
  const key = `${dayOfMs(now)} ${days}`
  if (days === null || key === applied) return
  applied = key
  const engine = createEngineClient({ ensureEngine })
  try {
    const result = await engine.call('applyRetention', { days })
    if (result.imports > 0) await writeRetentionRun({ at: now, days, ...result })
  } catch (error) {
    applied = ''
    throw error
  } finally {
    engine.close()
  }
}
