import type { RecordView } from '../csv/record-reader.ts'
import type { ColumnMapping } from '../facts/column-mapping.ts'
import type { ExportSource } from './export-source.ts'
import type { UnknownStart } from './export-start.ts'
import { type FormatCandidate, guessColumns } from './guess-columns.ts'
import { createRecordStream } from './record-stream.ts'
import { textChunks } from './text-chunks.ts'

/** A table whose columns no format knows, as a person sees it who says what they are. */
export interface UnknownTable {
  readonly header: readonly string[]
  /** The first records, a text a column; long ones are cut. */
  readonly rows: readonly (readonly string[])[]
  /** Every kind of export that it could be, the likeliest first. */
  readonly candidates: readonly FormatCandidate[]
  /** What was said of it before, and did not make an export of it. */
  readonly refused: ColumnMapping | null
}

const PREVIEW_ROWS = 50
const PREVIEW_LENGTH = 200
/** A wider table is none of mail: nobody would find a column in it. */
const MAX_COLUMNS = 500

/** Whether there is anything to map: two columns at least, or a text file would be a table too. */
export function isMappable({ header }: UnknownStart): boolean {
  return header.length >= 2 && header.length <= MAX_COLUMNS
}

/** Reads the first records of a table or list whose header nobody knows. */
export async function readUnknownTable(
  source: ExportSource,
  start: UnknownStart,
  { signal, refused }: { readonly signal: AbortSignal; readonly refused: ColumnMapping | null },
): Promise<UnknownTable> {
  const { header } = start
  const rows: (readonly string[])[] = []
  const columns = header.map((_, column) => column)
  const show = (record: RecordView) => {
    if (rows.length < PREVIEW_ROWS) rows.push(columns.map((slot) => shortened(record.text(slot))))
  }
  const nobody = { name: 'extended-trace', fields: [], recognise: () => null } as const
  const recognition = { columns, timeSlot: null, isLocalTime: false, says: [], open: refuseToOpen }
  const stream = createRecordStream(
    { ...start, format: nobody, recognition, mapping: null },
    { onRecord: show, onBlank: () => {}, onReject: () => {} },
  )
  for await (const chunk of textChunks(source, start, signal)) {
    stream.push(chunk.text)
    if (rows.length >= PREVIEW_ROWS) break
  }
  if (rows.length < PREVIEW_ROWS) stream.end()
  return { header, rows, candidates: guessColumns(header), refused }
}

function shortened(text: string): string {
  return text.length > PREVIEW_LENGTH ? `${text.slice(0, PREVIEW_LENGTH)}…` : text
}

/** Only the columns are asked for here, nothing is read into facts. */
function refuseToOpen(): never {
  throw new Error('a preview has no reader')
}
