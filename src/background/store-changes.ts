import { storedDatabases } from '../store/delete-all.ts'
import { openReader, type StoreReader } from '../store/reader.ts'
import { copySealsToLedger } from './ledger.ts'
import { schedulePurge } from './purge-alarm.ts'
import { refreshSummary } from './summary.ts'
import { tellAge } from './tell-news.ts'

/**
 * What follows when the sealed store changed, one after the other: two of them write what was told. Each stands alone, one
 * that fails takes no other with it.
 */
const FOLLOW_UPS: readonly ((reader: StoreReader) => Promise<void>)[] = [
  copySealsToLedger,
  refreshSummary,
  schedulePurge,
  tellAge,
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

/** Other limits, another badge, notifications switched on: without a store there is nothing that this could change. */
export async function followSettings(): Promise<void> {
  if ((await storedDatabases()).length > 0) await onStoreChanged()
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
      for (const followUp of FOLLOW_UPS) await followUp(reader).catch(() => {})
    } finally {
      reader.close()
    }
  }
}
