import { htmlTable, type TableCells, tabText } from '../../export/table-text.ts'

/** Gives a table to a copy that is under way, as text and as HTML. */
export function putTable(data: DataTransfer, cells: TableCells): void {
  data.setData('text/plain', tabText(cells))
  data.setData('text/html', htmlTable(cells))
}

/**
 * Copies a table after a click; false if the browser refuses. The portal's page may forbid our frame the clipboard's interface,
 * so the copy of the Edit menu is tried too.
 */
export async function copyTable(cells: TableCells): Promise<boolean> {
  try {
    const forms = { 'text/plain': tabText(cells), 'text/html': htmlTable(cells) }
    const blobs = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    return true
  } catch {
    return copyAsMenu(cells)
  }
}

function copyAsMenu(cells: TableCells): boolean {
  let isCopied = false
  const answer = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return
    putTable(event.clipboardData, cells)
    event.preventDefault()
    event.stopPropagation()
    isCopied = true
  }
  document.addEventListener('copy', answer, { capture: true, once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', answer, { capture: true })
  return isCopied
}
