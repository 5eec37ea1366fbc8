import type { ReadExport } from '../engine/read-export.ts'
import type { ImportCoverage, PeriodImport, TlsImport } from '../facts/coverage.ts'
import type { EpochDay } from '../facts/day.ts'
import type { AggregateFacts, ExportFacts, MessageFacts } from '../facts/facts.ts'
import { keepDays } from '../facts/kept-days.ts'
import type { SessionFragments } from '../facts/session.ts'
import { createShapeTable, type ShapeTable } from '../facts/shape.ts'
import { FAMILIES, type Family, type FormatName } from '../facts/vocabulary.ts'
import { joinedSessions } from '../formats/session-facts.ts'
import { findInsights } from '../insights/find-insights.ts'
import type { Insight } from '../insights/insight.ts'
import { type EvidenceReport, evidenceReport } from '../reports/evidence.ts'
import { mailFlowReport } from '../reports/mail-flow.ts'
import { completeRange } from '../reports/range.ts'
import type { MailFlowReport, SmtpAuthReport } from '../reports/report.ts'
import type { ReportInput } from '../reports/report-input.ts'
import { smtpAuthReport } from '../reports/smtp-auth.ts'
import { type TracedMessages, tracedMessages } from '../reports/traced-messages.ts'
import { applyDelta, type MessageChange, startMessageChange } from '../rollup/change.ts'
import { connectorDayRollups } from '../rollup/connector-days.ts'
import { countHeld } from '../rollup/held-aggregates.ts'
import type { FamilyRollups, RollupDay } from '../rollup/rollup.ts'
import type { AnalyzeArguments } from './arguments.ts'
import { readMappings } from './column-maps.ts'
import { type Account, type FileImport, type ReadFile, readFiles } from './file-import.ts'

/** All that a call of the command line found. */
export interface Analysis {
  readonly imports: readonly FileImport[]
  readonly smtpAuth: SmtpAuthReport
  readonly mailFlow: MailFlowReport
  readonly messageTrace: TracedMessages
  readonly insights: readonly Insight[]
  readonly evidence: EvidenceReport
}

/** Reads the files in their order and computes the reports over the same range. */
export async function analyze(options: AnalyzeArguments, now: number): Promise<Analysis> {
  const store = createMemoryStore()
  const imports: FileImport[] = []
  const { period, timeZone } = options
  const reading = { now, period, timeZone, mappings: await readMappings(options.map) }
  for (const path of options.files) {
    for await (const one of readFiles(path, reading)) {
      imports.push({ ...one, read: accountOf(one.read), duplicates: one.read ? store.add(one) : 0 })
    }
  }
  const covered = store.imports()
  const range = completeRange(options, covered)
  const input: ReportInput = {
    imports: covered,
    periods: store.periods(),
    rollups: store.rollups(),
    range,
    ...(options.family === null ? {} : { family: options.family }),
  }
  const mailFlow = mailFlowReport(input)
  return {
    imports,
    smtpAuth: smtpAuthReport(input),
    mailFlow,
    messageTrace: tracedMessages(input),
    insights: findInsights(mailFlow.connectors),
    evidence: evidenceReport({ ...input, tlsImports: store.tlsImports() }),
  }
}

/** The store of one call, in memory: the same changes that the browser's store makes on disk. */
export interface MemoryStore {
  /** Takes a file in that was read; gives its duplicates. */
  add(one: ReadFile): number
  imports(): readonly ImportCoverage[]
  periods(): readonly PeriodImport[]
  tlsImports(): readonly TlsImport[]
  rollups(): readonly FamilyRollups[]
}

interface OwnFacts {
  readonly format: FormatName
  readonly facts: MessageFacts
}

interface MessageImport extends OwnFacts {
  readonly shapes: ShapeTable
}

function withShapes({ format, facts }: OwnFacts): MessageImport {
  return { format, facts, shapes: createShapeTable(facts.shapes) }
}

function withKeptDays(one: MessageImport): MessageImport {
  return { ...one, facts: { ...one.facts, days: keepDays(one.facts.days) } }
}

function matchOthers(own: OwnFacts, others: readonly MessageImport[], shapes: ShapeTable): MessageChange {
  const change = startMessageChange(own, shapes)
  for (const other of others) for (const day of other.facts.days) change.match({ ...other, facts: day })
  return change
}

/** A file that was taken in: facts of single messages are with their family. */
type TakenFile = Omit<FileImport, 'duplicates'> & { readonly aggregate: AggregateFacts | null }

function accountOf(read: ReadExport | null): Account | null {
  if (!read) return null
  const { facts: _, ...account } = read
  return account
}

/** An empty store. */
export function createMemoryStore(): MemoryStore {
  const taken: TakenFile[] = []
  const families = new Map(FAMILIES.map((family) => [family, createFamily(family)]))
  return {
    add(one) {
      if (!one.read) return 0
      const { family, format, facts, repeats } = one.read
      taken.push({ ...one, read: accountOf(one.read), aggregate: facts.kind === 'messages' ? null : facts })
      return repeats + (families.get(family)?.add(format, facts) ?? 0)
    },
    imports: () => taken.flatMap(coverageOf),
    periods: () => taken.flatMap(periodOf),
    tlsImports: () => taken.flatMap(tlsImportOf),
    rollups: () => [...families.values()].map((family) => family.rollups()),
  }
}

/** The imports of one family, and what they add up to. */
function createFamily(family: Family) {
  const imports: MessageImport[] = []
  const fragments: SessionFragments[] = []
  const aggregates: AggregateFacts[] = []
  const shapes = createShapeTable()
  const days = new Map<EpochDay, RollupDay>()

  /** Counts `own` or takes it out again; gives how many of its messages the others hold. */
  function count(own: OwnFacts, sign: 1 | -1, others: readonly MessageImport[]): number {
    const change = matchOthers(own, others, shapes)
    for (const [day, delta] of change.deltas(sign)) {
      const next = applyDelta(day, days.get(day), delta)
      if (next) days.set(day, next)
      else days.delete(day)
    }
    return change.duplicates
  }

  function addMessages(format: FormatName, facts: MessageFacts): number {
    // Days that are written when asked for hold their reader's memory: of each family at most its last import does.
    for (const one of imports.splice(0)) imports.push(withKeptDays(one))
    const sessions = joinedSessions({ held: fragments, leaving: undefined, joining: facts.fragments })
    const others = [...imports, ...sessions.before.map(withShapes)]
    let duplicates = count({ format, facts }, 1, others)
    for (const own of sessions.ofJoining) {
      const change = matchOthers(own, others, createShapeTable())
      for (const _ of change.deltas(1));
      duplicates += change.duplicates
    }
    imports.push(withShapes({ format, facts }))
    if (facts.fragments) fragments.push(facts.fragments)
    if (sessions.isChanged) {
      for (const own of sessions.before) count(own, -1, imports)
      for (const own of sessions.after) count(own, 1, imports)
    }
    return duplicates
  }

  function addAggregate(facts: AggregateFacts): number {
    const held = countHeld(facts, aggregates)
    aggregates.push(facts)
    return held
  }

  return {
    /** Gives how much of it the family held already. */
    add: (format: FormatName, facts: ExportFacts): number =>
      facts.kind === 'messages' ? addMessages(format, facts) : addAggregate(facts),
    rollups: (): FamilyRollups =>
      family === 'portal-report'
        ? aggregateRollups(family, aggregates)
        : { family, shapes: shapes.toColumns(), days: [...days.values()].sort((a, b) => a.day - b.day) },
  }
}

function aggregateRollups(family: Family, aggregates: readonly AggregateFacts[]): FamilyRollups {
  const shapes = createShapeTable()
  const days = connectorDayRollups(
    aggregates.flatMap((facts) => (facts.kind === 'connector-days' ? [facts] : [])),
    shapes,
  )
  return { family, shapes: shapes.toColumns(), days }
}

function coverageOf({ file, read }: TakenFile, index: number): ImportCoverage[] {
  if (!read) return []
  return [{ id: String(index), file, format: read.format, family: read.family, covered: read.covered }]
}

function periodOf({ file, sha256, aggregate }: TakenFile, index: number): PeriodImport[] {
  if (aggregate?.kind !== 'period-totals') return []
  const { period, totals } = aggregate
  return [{ importId: String(index), file, period, sha256: sha256 ?? '', totals }]
}

function tlsImportOf({ file, sha256, read, aggregate }: TakenFile, index: number): TlsImport[] {
  if (aggregate?.kind !== 'tls-outcomes') return []
  return [
    {
      importId: String(index),
      file,
      covered: read?.covered ?? null,
      sha256: sha256 ?? '',
      rows: aggregate.rows,
    },
  ]
}
