const MAX_MOUNTS = 5
const WITHIN_MS = 10_000

/** Of a page that throws out whatever we put into it: the launcher comes back no more often than this. */
const REST_MS = 1_000

/** Counts how often the panel was put into the page. */
export interface MountLimit {
  /** Notes a mount; `now` in milliseconds of any steady clock. */
  note(now: number): void
  /** A page that throws us out this often does not want us in its place. */
  isReached(now: number): boolean
  /** It is reached, and the last mount was just now. */
  mustRest(now: number): boolean
}

export function createMountLimit(): MountLimit {
  let mounts: readonly number[] = []
  const recent = (now: number): readonly number[] => mounts.filter((at) => now - at < WITHIN_MS)
  return {
    note(now) {
      mounts = [...recent(now), now]
    },
    isReached: (now) => recent(now).length >= MAX_MOUNTS,
    mustRest: (now) => recent(now).length >= MAX_MOUNTS && now - (mounts.at(-1) ?? 0) < REST_MS,
  }
}
