/** Adds to one key of a map of counts, such as messages per TLS version. */
export function addTo<K extends string>(counts: Partial<Record<K, number>>, key: K, messages: number): void {
  counts[key] = (counts[key] ?? 0) + messages
}

/** Adds all counts of `more`. */
export function addAll<K extends string>(
  counts: Partial<Record<K, number>>,
  more: Readonly<Partial<Record<K, number>>>,
): void {
  for (const key of Object.keys(more) as K[]) addTo(counts, key, more[key] ?? 0)
}
