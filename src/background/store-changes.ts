import { openReader, type StoreReader } from '../store/reader.ts'
import { refreshBadge } from './badge.ts'
import { copySealsToLedger } from './ledger.ts'
import { schedulePurge } from './purge-alarm.ts'

/** What follows when the sealed store changed: each stands alone, one that fails takes no other with it. */
const FOLLOW_UPS: readonly ((reader: StoreReader) => Promise<void>)[] = [
  copySealsToLedger,
  refreshBadge,
  schedulePurge,
]

let following: Promise<void> | undefined
let isChangedAgain = false

/**
 * Called after every `changed` event of the engine, and when the browser started. One round at a time, since
 * the ledger is read and written whole; changes during a round make one more.
 */
export async function onStoreChanged(): Promise<void> {
  isChangedAgain = true
  following ??= follow().finally(() => {
    following = undefined
  })
  await following
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
