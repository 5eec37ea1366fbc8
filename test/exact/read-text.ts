import { createHash } from 'node:crypto'
import { createMemoryStore } from '../../src/cli/analysis.ts'
import type { ReadFile } from '../../src/cli/file-import.ts'
import type { ExportSource } from '../../src/engine/export-source.ts'
import { type ReadExport, readExport } from '../../src/engine/read-export.ts'
import type { DayRange } from '../../src/facts/day.ts'
import { COUNTED_FAMILIES } from '../../src/facts/vocabulary.ts'
import { type EvidenceInput, type EvidenceReport, evidenceReport } from '../../src/reports/evidence.ts'
import { mailFlowReport } from '../../src/reports/mail-flow.ts'
import type { MailFlowReport, SmtpAuthReport } from '../../src/reports/report.ts'
import type { ReportInput } from '../../src/reports/report-input.ts'
import { smtpAuthReport } from '../../src/reports/smtp-auth.ts'
import { rollupLines } from '../helpers/rollup-lines.ts'

/** Noon of 25 November 2026. */
const NOW = Date.UTC(2026, 10, 25, 12)
/** 14 to 20 November 2026, for exports without days. */
const PERIOD: DayRange = { from: 20_771, to: 20_777 }
/** Every day that a test can hold. */
const ALL_DAYS: DayRange = { from: 20_700, to: 20_800 }

/** Reads an export as the product does, all but the disk. Throws `ImportError`. */
export function readText(text: string): Promise<ReadExport> {
  const bytes = new TextEncoder().encode(text)
  const source: ExportSource = {
    name: 'unknown',
    size: bytes.length,
    async *open() {
      yield bytes.slice()
    },
  }
  return readExport(source, { now: NOW, period: PERIOD, timeZone: 'UTC' })
}

/**
 * What is shown of some imports, as far as it may not depend on how they came: which days an import covers, and
 * which of several period totals counts, is told of files.
 */
export interface Shown {
  readonly rollups: readonly (readonly string[])[]
  readonly reports: readonly {
    readonly mailFlow: Omit<MailFlowReport, 'coverage'>
    readonly smtpAuth: Omit<SmtpAuthReport, 'coverage' | 'periods'>
  }[]
  readonly evidence: Pick<EvidenceReport, 'signIns' | 'tlsOutcomes'>
}

/** Takes files in, in their order, and computes both reports over all days from every family. */
export async function shownOf(files: readonly string[]): Promise<Shown> {
  const store = createMemoryStore()
  for (const [index, text] of files.entries()) {
    const sha256 = createHash('sha256').update(text).digest('hex')
    const one: ReadFile = { file: `${index}`, sha256, read: await readText(text), error: null }
    store.add(one)
  }
  return shownFrom({
    imports: store.imports(),
    periods: store.periods(),
    tlsImports: store.tlsImports(),
    rollups: store.rollups(),
  })
}

/** The evidence and both reports of what a store holds, over all days, counted from every family in turn. */
export function shownFrom(held: Omit<ReportInput & EvidenceInput, 'range' | 'family'>): Shown {
  const { rollups } = held
  const input = { ...held, range: ALL_DAYS }
  const { signIns, tlsOutcomes } = evidenceReport(input)
  return {
    rollups: rollups.map(rollupLines),
    evidence: { signIns, tlsOutcomes },
    reports: COUNTED_FAMILIES.map((family) => {
      const { coverage: _flow, ...mailFlow } = mailFlowReport({ ...input, family })
      const { coverage: _smtp, periods: _periods, ...smtpAuth } = smtpAuthReport({ ...input, family })
      return { mailFlow, smtpAuth }
    }),
  }
}
