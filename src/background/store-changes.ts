/** What follows when the sealed store changed: each stands alone, one that fails takes no other with it. */
const FOLLOW_UPS: readonly (() => Promise<void>)[] = []

/** Called after every `changed` event of the engine, possibly in a background that just woke up. */
export async function onStoreChanged(): Promise<void> {
  await Promise.allSettled(FOLLOW_UPS.map((followUp) => followUp()))
}
