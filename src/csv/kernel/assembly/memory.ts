// Memory of one reader: it is taken and never given back; a reader's instance ends with its file.

/** Growing in small steps was measured at nearly three times the cost of a whole import. */
const GROW_PAGES = 512
const PAGE_BITS = 16

let free: usize = 0

/** Memory of so many bytes, all zero, at a multiple of 16; it may be read up to 64 bytes beyond. */
export function take(size: usize): usize {
  if (free === 0) free = (__heap_base + 15) & ~15
  const at = free
  free = (at + size + 64 + 15) & ~15
  const wanted = <i32>((free >>> PAGE_BITS) + 1)
  if (wanted > memory.size()) {
    const missing = wanted - memory.size()
    if (memory.grow(missing < GROW_PAGES ? GROW_PAGES : missing) < 0) unreachable()
  }
  return at
}

/** Larger memory that begins with what stands at `from`. */
export function widen(from: usize, used: usize, size: usize): usize {
  const to = take(size)
  memory.copy(to, from, used)
  return to
}
