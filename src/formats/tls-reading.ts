import type { RecordView } from '../csv/record-reader.ts'
import type { WarningCode } from '../facts/import-error.ts'
import type { TlsCounts } from '../facts/tls.ts'
import { TLS_COLUMNS, type TlsColumns } from './portal-columns.ts'
import { countTls, parseTlsCell, type TlsCell } from './tls-cells.ts'
import { createTlsUnitFinder, UNIT_WARNINGS } from './tls-unit.ts'

/** The TLS cells of one record, kept until the whole file has been seen. */
export interface TlsRow {
  readonly cells: readonly TlsCell[]
  readonly volume: number
}

/** Reads the TLS columns of one file: no cell becomes a number of messages before the last is seen. */
export interface TlsReading {
  /** The TLS cells of an accepted record. */
  read(record: RecordView, volume: number): TlsRow
  finish(): {
    readonly countOf: (row: TlsRow) => TlsCounts
    /** How the numbers were read; none when there were none to read. */
    readonly warnings: readonly WarningCode[]
  }
}

/** @param firstSlot the slot of the first of `TLS_COLUMNS`; the others follow it */
export function createTlsReading(columns: TlsColumns, firstSlot: number): TlsReading {
  const finder = createTlsUnitFinder(columns.units)
  let rows = 0
  return {
    read(record, volume) {
      rows++
      const cells = TLS_COLUMNS.map((_, index) => parseTlsCell(record.text(firstSlot + index)))
      finder.observe(cells, volume)
      return { cells, volume }
    },
    finish() {
      const unit = finder.decide()
      return {
        countOf: ({ cells, volume }) => countTls(cells, volume, unit),
        warnings: columns.hasAny && rows > 0 ? [UNIT_WARNINGS[unit]] : [],
      }
    },
  }
}
