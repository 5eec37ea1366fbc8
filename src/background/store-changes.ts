/** What follows when the sealed store changed: each stands alone, one that fails takes no other with it. */
const FOLLOW_UPS: readonly (() => Promise<void>)[] = []

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
    await Promise.allSettled(FOLLOW_UPS.map((followUp) => followUp()))
  }
}
