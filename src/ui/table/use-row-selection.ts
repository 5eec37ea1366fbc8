import { useCallback, useContext, useLayoutEffect, useState } from 'preact/hooks'
import type { TableCells } from '../../export/table-text.ts'
import { t } from '../../platform/i18n.ts'
import { ExportAllowed } from '../export-allowed.ts'
import { copyTable, putTable } from './clipboard.ts'
import { type Column, copiedCells } from './column.ts'
import { NOTHING_SELECTED, type RowSelection, rowsToCopy } from './row-selection.ts'

/** Rows that are selected, and copying them. */
export interface SelectedRows {
  readonly selection: RowSelection
  readonly select: (selection: RowSelection) => void
  /** What was copied, for a moment; else how many are selected. Empty where there is nothing to say. */
  readonly said: string
  /** Answers the browser's own copy, unless text is marked. */
  readonly onCopy: (event: ClipboardEvent) => void
  readonly copy: () => void
}

export function useRowSelection<Row>(list: {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly order: Uint32Array
}): SelectedRows {
  const { rows, columns, order } = list
  const [selection, setSelection] = useState(NOTHING_SELECTED)
  const [copied, setCopied] = useState<string | null>(null)
  const isAllowed = useContext(ExportAllowed)
  const select = useCallback((next: RowSelection) => {
    setSelection(next)
    setCopied(null)
  }, [])
  const cells = (): TableCells =>
    copiedCells(
      columns,
      Array.from(rowsToCopy(order, selection), (position) => rows[position] as Row),
    )
  const count = selection.rows.size || order.length
  return {
    selection,
    select,
    said: copied ?? (selection.rows.size > 0 ? t('tableSelected', { count: selection.rows.size }) : ''),
    onCopy(event) {
      if (!event.clipboardData || getSelection()?.isCollapsed === false) return
      if (!isAllowed) return setCopied(t('exportForbidden'))
      putTable(event.clipboardData, cells())
      event.preventDefault()
      setCopied(t('tableCopied', { count }))
    },
    copy() {
      if (!isAllowed) return setCopied(t('exportForbidden'))
      void copyTable(cells()).then((isCopied) =>
        setCopied(isCopied ? t('tableCopied', { count }) : t('tableCopyRefused')),
      )
    },
  }
}

/** Forgets the selection when the list has other rows: what is not seen is not copied. */
export function useForgottenSelection(
  select: (selection: RowSelection) => void,
  rows: unknown,
  find: string,
): void {
  useLayoutEffect(() => select(NOTHING_SELECTED), [select, rows, find])
}
