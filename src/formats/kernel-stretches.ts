/** Entries that one call goes through: a browser makes a function fast between two calls of it, not within one. */
const STRETCH = 4096

/** Visits `[0, size)` in pieces. */
export function eachStretch(size: number, visit: (from: number, to: number) => void): void {
  for (let from = 0; from < size; from += STRETCH) visit(from, Math.min(from + STRETCH, size))
}
