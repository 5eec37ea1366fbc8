import { openReader, type StoreReader } from '../store/reader.ts'
import { copySealsToLedger } from './ledger.ts'
import { schedulePurge } from './purge-alarm.ts'
import { scheduleReminder } from './reminder.ts'
import { refreshSummary } from './summary.ts'

/** What follows when the sealed store changed: each stands alone, one that fails takes no other with it. */
const FOLLOW_UPS: readonly ((reader: StoreReader) => Promise<void>)[] = [
  copySealsToLedger,
  refreshSummary,
  schedulePurge,
  scheduleReminder,
]

let following: Promise<void> | undefined
let isChangedAgain = false
let isHeld = false

/**
 * Called after every `changed` event of the engine, after a change of the settings, and when the browser started. One
 * round at a time, since the ledger is read and written whole; changes during a round make one more.
 */
export async function onStoreChanged(): Promise<void> {
  if (isHeld) return
  isChangedAgain = true
  following ??= follow().finally(() => {
    following = undefined
  })
  await following
}

/** Does something during which nothing may follow: it would store again what is being deleted. */
export async function withoutFollowUps(work: () => Promise<void>): Promise<void> {
  isHeld = true
  try {
    isChangedAgain = false
    await following?.catch(() => {})
    await work()
  } finally {
    isHeld = false
  }
}

async function follow(): Promise<void> {
  while (isChangedAgain) {
    isChangedAgain = false
    const reader = await openReader()
    try {
      await Promise.allSettled(FOLLOW_UPS.map((followUp) => followUp(reader)))
    } finally {
      reader.close()
    }
  }
}
