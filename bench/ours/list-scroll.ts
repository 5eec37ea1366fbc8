// Evaluated in the extension's page: a details list of senders as the report has it, scrolled.
import { h, render } from 'preact'
import { format } from '../../src/ui/format.ts'
import { type Column, DataTable } from '../../src/ui/table/data-table.tsx'
import { TlsBar } from '../../src/ui/tls-bar.tsx'

interface Row {
  readonly address: string
  readonly messages: number
}

/** What a notch of a mouse wheel scrolls. */
const NOTCH = 100
const NOTCHES = 60

const COLUMNS: readonly Column<Row>[] = [
  { key: 'address', title: 'Sender', sortValue: (row) => row.address, cell: (row) => row.address },
  {
    key: 'tls',
    title: 'TLS',
    width: '256px',
    cell: (row) => h(TlsBar, { tls: { '1.0': row.messages % 7, '1.2': row.messages }, whyUnknown: '' }),
  },
  {
    key: 'messages',
    title: 'Messages',
    isNumber: true,
    width: '140px',
    sortValue: (row) => row.messages,
    cell: (row) => format.count(row.messages),
  },
  ...['authentication', 'clients', 'first', 'last'].map((key) => ({
    key,
    title: key,
    width: '120px',
    cell: () => key,
  })),
]

/** One notch through so many senders, drawn and laid out; the mean, since not every notch draws rows. Milliseconds. */
export async function scrollStep(count: number): Promise<number> {
  const rows = Array.from({ length: count }, (_, index) => ({
    address: `device-${index}@contoso.com`,
    messages: (Math.imul(index, 0x9e3779b1) >>> 0) % 50_000,
  }))
  const root = document.body.appendChild(document.createElement('div'))
  const initial = { column: 'messages', isDescending: true }
  const keyOf = (row: Row): string => row.address
  const table = { label: 'Senders', columns: COLUMNS, rows, keyOf, initial, onOpen: () => {}, empty: '' }
  render(h(DataTable<Row>, table), root)
  const list = root.querySelector<HTMLElement>('.data-table')
  if (!list) throw new Error('There is no list.')
  let ms = 0
  for (let notch = 0; notch < NOTCHES; notch++) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    list.scrollTop += NOTCH
    const start = performance.now()
    list.dispatchEvent(new Event('scroll'))
    // What is to be drawn is drawn in the microtasks behind the event.
    await Promise.resolve()
    await Promise.resolve()
    list.getBoundingClientRect()
    ms += performance.now() - start
  }
  render(null, root)
  root.remove()
  return ms / NOTCHES
}
