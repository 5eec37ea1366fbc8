import type { ReadExport } from './read-export.ts'

/** Whether a person must say which days the export covers: it has none of its own, and nobody has said so. */
export function needsPeriod({ facts, covered }: Pick<ReadExport, 'facts' | 'covered'>): boolean {
  switch (facts.kind) {
    case 'period-totals':
      return facts.period === null
    case 'tls-outcomes':
      return covered === null && facts.rows.some(({ day }) => day === null)
    case 'messages':
    case 'connector-days':
      return false
  }
}
