// Memory of one reader: it is taken and never given back; a reader's instance ends with its file.

/**
 * Growing in small steps was measured at nearly three times the cost of a whole import: beyond every 32 MiB the engine marks
 * its whole heap, for some 8 milliseconds. So the first step stays below that, and every other one doubles, up to a limit.
 */
const FIRST_PAGES = 448
const MOST_PAGES = 2048
const PAGE_BITS = 16

let free: usize = 0

/** Called by its address: else the compiler puts it into every function that takes memory, a third of the kernel. */
const taking: (size: usize) => usize = takeHere

/** Memory of so many bytes, all zero, at a multiple of 16; it may be read up to 64 bytes beyond. */
export function take(size: usize): usize {
  return taking(size)
}

function takeHere(size: usize): usize {
  if (free === 0) free = (__heap_base + 15) & ~15
  const at = free
  free = (at + size + 64 + 15) & ~15
  const wanted = <i32>((free >>> PAGE_BITS) + 1)
  if (wanted > memory.size()) grow(wanted)
  return at
}

function grow(wanted: i32): void {
  const missing = wanted - memory.size()
  let step = max(missing, min(max(memory.size(), FIRST_PAGES), MOST_PAGES))
  while (memory.grow(step) < 0) {
    // The last step may be too large for what is left.
    if (step === missing) unreachable()
    step = missing
  }
}

/** Larger memory that begins with what stands at `from`. */
export function widen(from: usize, used: usize, size: usize): usize {
  const to = take(size)
  memory.copy(to, from, used)
  return to
}
