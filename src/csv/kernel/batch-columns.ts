/** Columns of a batch by slot; each is read when it is first asked for. */
export interface BatchColumns<C> {
  of(slot: number): C
  /** Other rows are shown: no column is read. */
  forget(): void
  /** Memory has grown and lies elsewhere: views on it are made anew. */
  reopen(): void
}

export interface BatchColumnsOptions<C> {
  /** Memory for a column. */
  readonly take: () => number
  /** Has the kernel read the rows of the column that are shown. */
  readonly read: (slot: number, address: number) => void
  /** A view on it. */
  readonly open: (address: number) => C
  /** Called after everything that may have made memory grow. */
  readonly onRead: () => void
}

export function createBatchColumns<C>({ take, read, open, onRead }: BatchColumnsOptions<C>): BatchColumns<C> {
  const addresses: number[] = []
  const columns: (C | undefined)[] = []
  const isRead: boolean[] = []

  function readColumn(slot: number): void {
    const address = addresses[slot] ?? take()
    addresses[slot] = address
    read(slot, address)
    isRead[slot] = true
    onRead()
    columns[slot] ??= open(address)
  }

  return {
    of(slot) {
      if (!isRead[slot]) readColumn(slot)
      return columns[slot] as C
    },
    forget: () => isRead.fill(false),
    reopen() {
      for (const [slot, address] of addresses.entries()) {
        if (address !== undefined) columns[slot] = open(address)
      }
    },
  }
}
