/** One value of a share chart. `share` is 0 to 1 over the known messages; `null` for the unknown ones, and where none is known. */
export interface ShareRow<Name extends string> {
  readonly name: Name
  readonly messages: number
  readonly share: number | null
}

/** A row for each name in its order, also for those without a message; `unknown` is beside the shares. */
export function shareRows<Name extends string>(
  names: readonly Name[],
  counts: Readonly<Partial<Record<Name, number>>>,
): readonly ShareRow<Name>[] {
  const rows = names.map((name) => ({ name, messages: counts[name] ?? 0 }))
  const known = rows.reduce((sum, row) => (row.name === 'unknown' ? sum : sum + row.messages), 0)
  return rows.map((row) => ({
    ...row,
    share: row.name === 'unknown' || known === 0 ? null : row.messages / known,
  }))
}
