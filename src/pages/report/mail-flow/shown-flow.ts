import { type ConnectorIdentity, connectorKey, parseConnectorKey } from '../../../facts/connector.ts'
import type { TlsCounts } from '../../../facts/tls.ts'
import { DIRECTIONS } from '../../../facts/vocabulary.ts'
import type { ConnectorDayRow, ConnectorRow, MailFlowReport } from '../../../reports/report.ts'
import type { Choice } from '../../../ui/select.tsx'

/** What "Show data for" chose; `null` is all mail flow. A key that names nothing is all mail flow, too. */
export function chosenConnector(show: string): ConnectorIdentity | null {
  return parseConnectorKey(show)
}

/** A connector's row; one without a message in the range has an empty one, so that a link to it still says so. */
export function rowOf(report: MailFlowReport, connector: ConnectorIdentity): ConnectorRow {
  const key = connectorKey(connector)
  const row = report.connectors.find((one) => connectorKey(one) === key)
  return row ?? { ...connector, connectorType: 'Unknown', messages: 0, tls: {}, byDay: [] }
}

/** One part of what is shown: a direction's distinct messages, or one connector's. */
export interface FlowPart {
  readonly name: string
  readonly messages: number
  readonly tls: TlsCounts
  readonly byDay: readonly ConnectorDayRow[]
}

/** The words that the parts and choices are named by. */
export interface FlowWords {
  readonly all: string
  readonly directionName: (direction: ConnectorIdentity['direction']) => string
  readonly connectorTitle: (connector: ConnectorIdentity) => string
}

/** All mail flow is both directions; a connector stands alone. */
export function shownParts(report: MailFlowReport, show: string, words: FlowWords): readonly FlowPart[] {
  const chosen = chosenConnector(show)
  if (chosen) return [{ name: words.connectorTitle(chosen), ...flowOf(rowOf(report, chosen)) }]
  return DIRECTIONS.map((direction) => ({
    name: words.directionName(direction),
    ...flowOf(report[direction]),
  }))
}

function flowOf({ messages, tls, byDay }: Omit<FlowPart, 'name'>): Omit<FlowPart, 'name'> {
  return { messages, tls, byDay }
}

/**
 * What "Show data for" offers: all, each named connector, then mail without one in both directions, also where there was
 * none. A chosen connector without a message in the range stays on offer.
 */
export function flowChoices(
  report: MailFlowReport,
  show: string,
  words: FlowWords,
): readonly Choice<string>[] {
  const chosen = chosenConnector(show)
  const named: ConnectorIdentity[] = report.connectors.filter((row) => row.connector !== null)
  const isMissing = chosen?.connector != null && !named.some((row) => connectorKey(row) === show)
  const without = DIRECTIONS.map((direction) => ({ direction, connector: null }))
  const connectors = [...named, ...(isMissing && chosen ? [chosen] : []), ...without]
  return [
    { value: '', label: words.all },
    ...connectors.map((one) => ({ value: connectorKey(one), label: words.connectorTitle(one) })),
  ]
}
