import { useCallback, useMemo, useState } from 'preact/hooks'
import { allowedWidth } from './column-widths.ts'

/** The widths that a person gave the columns of a table, kept as long as the table is on the page. */
export interface ColumnWidths {
  /** Of all columns, in pixels; `null` until one is changed. */
  readonly widths: ReadonlyMap<string, number> | null
  /** `now`: what all columns have on the screen. A change leaves the others as they are. */
  readonly resize: (key: string, width: number, now: ReadonlyMap<string, number>) => void
  /** Gives the column the width back that it had at first. */
  readonly reset: (key: string) => void
}

interface Kept {
  readonly widths: ReadonlyMap<string, number>
  readonly atFirst: ReadonlyMap<string, number>
}

export function useColumnWidths(): ColumnWidths {
  const [kept, setKept] = useState<Kept | null>(null)
  const resize = useCallback((key: string, width: number, now: ReadonlyMap<string, number>) => {
    setKept((known) => {
      const { widths, atFirst } = known ?? { widths: now, atFirst: now }
      return { widths: new Map(widths).set(key, allowedWidth(width)), atFirst }
    })
  }, [])
  const reset = useCallback((key: string) => {
    setKept((known) => {
      if (!known) return null
      const widths = new Map(known.widths).set(key, known.atFirst.get(key) ?? 0)
      // With all as they were at first, the table fills its room again.
      return [...widths].every(([name, width]) => known.atFirst.get(name) === width)
        ? null
        : { ...known, widths }
    })
  }, [])
  return useMemo(() => ({ widths: kept?.widths ?? null, resize, reset }), [kept, resize, reset])
}
