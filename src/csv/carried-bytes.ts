/**
 * Puts each chunk behind what is left of the ones before it, in one buffer that only grows. `left` is the end of what the
 * last call gave; what is given is valid until the next call. The chunk is always copied: it belongs to whoever read it.
 */
export function createCarry(): (left: Uint8Array, chunk: Uint8Array) => Uint8Array {
  let storage = new Uint8Array(0)
  return (left, chunk) => {
    const needed = left.length + chunk.length
    if (storage.length < needed) {
      const larger = new Uint8Array(Math.ceil(needed * 1.25))
      larger.set(left)
      storage = larger
    } else if (left.byteOffset > 0) storage.copyWithin(0, left.byteOffset, left.byteOffset + left.length)
    storage.set(chunk, left.length)
    return storage.subarray(0, needed)
  }
}
