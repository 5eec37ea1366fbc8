import { compareConnectorNames, connectorKey } from '../facts/connector.ts'
import type { EpochDay } from '../facts/day.ts'
import type { TlsVersion } from '../facts/tls.ts'
import {
  type ConnectorType,
  combineForcedTls,
  DIRECTIONS,
  type Direction,
  type FactKind,
  type Family,
  type ForcedTls,
  strongerType,
} from '../facts/vocabulary.ts'
import { addTo } from './counts.ts'
import type { ConnectorDayRow, ConnectorRow, DirectionTotal, MailFlowReport } from './report.ts'
import { chooseFamily, forEachRow, type ReportInput, type RollupRow, rankFamilies } from './report-input.ts'
import { twiceCoveredDays } from './twice-covered.ts'

/** The connector report for a range: messages and TLS per direction and connector, from one family. */
export function mailFlowReport(input: ReportInput): MailFlowReport {
  const coverage = rankFamilies(input, 'mail-flow', (family) => hasRow(input, family, DIRECTIONS))
  // Internal mail alone answers less than any crossing of the border, and more than nothing.
  const internalOnly = coverage.find((one) => hasRow(input, one.family, ['internal']))
  const family = chooseFamily(input, coverage) ?? internalOnly?.family ?? null
  const flow = tallyFlow(input, family)
  const twiceCovered = family === 'on-premises' ? twiceCoveredDays(input.imports, input.range) : []
  return { range: input.range, family, coverage, twiceCovered, ...flow }
}

/** The connectors of one family in a range, most messages first. */
export function connectorRows(
  input: Pick<ReportInput, 'rollups' | 'range'>,
  family: Family,
): readonly ConnectorRow[] {
  return tallyFlow(input, family).connectors
}

function hasRow(input: ReportInput, family: Family, kinds: readonly FactKind[]): boolean {
  let found = false
  forEachRow(input, family, kinds, () => {
    found = true
  })
  return found
}

type Flow = Pick<MailFlowReport, 'internal' | 'inbound' | 'outbound' | 'connectors'>

function tallyFlow(input: Pick<ReportInput, 'rollups' | 'range'>, family: Family | null): Flow {
  const totals = { inbound: createVolume(), outbound: createVolume() }
  const connectors = new Map<string, ConnectorTally>()
  let internal = 0
  if (family !== null) {
    forEachRow(input, family, ['internal', ...DIRECTIONS], (row) => {
      const { kind, isFirstHop } = row.shape
      if (kind === 'internal') internal += row.messages
      if (kind !== 'inbound' && kind !== 'outbound') return
      if (isFirstHop) totals[kind].add(row)
      connectorOf(connectors, row, kind).add(row)
    })
  }
  return {
    internal,
    inbound: totals.inbound.total(),
    outbound: totals.outbound.total(),
    connectors: [...connectors.values()].map((one) => one.row()).sort(compareConnectors),
  }
}

/** Messages and TLS versions, over all and by day. */
interface Volume {
  add(row: RollupRow): void
  total(): DirectionTotal
}

function createVolume(): Volume {
  const all = createCounts()
  const days = new Map<EpochDay, Counts>()
  return {
    add({ day, shape, messages }) {
      all.add(shape.tls, messages)
      const ofDay = days.get(day) ?? createCounts()
      days.set(day, ofDay)
      ofDay.add(shape.tls, messages)
    },
    total: () => ({
      messages: all.messages,
      tls: all.tls,
      byDay: [...days]
        .sort(([a], [b]) => a - b)
        .map(([day, counts]): ConnectorDayRow => ({ day, messages: counts.messages, tls: counts.tls })),
    }),
  }
}

interface Counts {
  messages: number
  readonly tls: Partial<Record<TlsVersion, number>>
  add(version: TlsVersion, messages: number): void
}

function createCounts(): Counts {
  return {
    messages: 0,
    tls: {},
    add(version, messages) {
      this.messages += messages
      addTo(this.tls, version, messages)
    },
  }
}

interface ConnectorTally {
  add(row: RollupRow): void
  row(): ConnectorRow
}

function connectorOf(
  connectors: Map<string, ConnectorTally>,
  { shape }: RollupRow,
  direction: Direction,
): ConnectorTally {
  const key = connectorKey({ direction, connector: shape.connector })
  const known = connectors.get(key)
  if (known) return known
  const tally = createConnectorTally(direction, shape.connector)
  connectors.set(key, tally)
  return tally
}

/** A connector is its direction and name; of its types a known one wins. */
function createConnectorTally(direction: Direction, connector: string | null): ConnectorTally {
  const volume = createVolume()
  const types = new Set<ConnectorType>()
  const forced = new Map<EpochDay, ForcedTls>()
  return {
    add(row) {
      volume.add(row)
      types.add(row.shape.connectorType)
      const { forcedTls } = row.shape
      forced.set(row.day, combineForcedTls(forced.get(row.day) ?? forcedTls, forcedTls))
    },
    row: () => ({
      direction,
      connector,
      connectorType: [...types].reduce(strongerType, 'Unknown'),
      ...withForcedTls(volume.total(), forced),
    }),
  }
}

function withForcedTls(
  { messages, tls, byDay }: DirectionTotal,
  forced: ReadonlyMap<EpochDay, ForcedTls>,
): Pick<ConnectorRow, 'messages' | 'tls' | 'byDay'> {
  return {
    messages,
    tls,
    byDay: byDay.map((row) => ({ ...row, forcedTls: forced.get(row.day) ?? 'unknown' })),
  }
}

/** Messages descending, then name by code unit (`null` first), inbound before outbound. */
function compareConnectors(a: ConnectorRow, b: ConnectorRow): number {
  return (
    b.messages - a.messages ||
    compareConnectorNames(a.connector, b.connector) ||
    DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction)
  )
}
