import type { EpochDay } from '../facts/day.ts'
import { compareDeciders, type Decider } from '../facts/order.ts'
import type { Shape } from '../facts/shape.ts'
import {
  DIRECTIONS,
  type Direction,
  type FactKind,
  FORMAT_RANKS,
  type FormatName,
  strongerType,
} from '../facts/vocabulary.ts'

/** One fact of one message, and the format that stated it. */
export interface MessageFact extends Decider {
  readonly format: FormatName
}

/** What one message adds to the rollups: one message of this shape on this day. */
export interface Contribution {
  readonly day: EpochDay
  readonly shape: Shape
  readonly bytes: number
  readonly deliveries: number
}

/** Facts of accounts: each attempt has an identity of its own. */
const LOGON_KINDS = ['failed-logon', 'sign-in', 'failed-sign-in'] as const satisfies readonly FactKind[]

/**
 * What stands of all facts of one message, whichever imports they come from. A function of the set of
 * facts alone: their order, and how files split or repeat them, cannot change it.
 *
 * Per direction (submissions: per message) the facts of the highest-ranked format present stand; lower
 * ranks only fill what is unknown on the same connector. Per connector the earliest record decides; its
 * type is the one that any record states.
 */
export function resolveMessage(facts: readonly MessageFact[]): readonly Contribution[] {
  const standing = oneOfEachSummary(facts)
  const crossings = DIRECTIONS.flatMap((direction) => resolveDirection(standing, direction))
  return [
    ...resolveSubmission(standing),
    ...(crossings.length > 0 ? crossings : resolveInternal(standing)),
    ...LOGON_KINDS.flatMap((kind) => resolveLogon(standing, kind)),
  ]
}

/** Of several summary records of one message the earliest counts, whatever it says. */
function oneOfEachSummary(facts: readonly MessageFact[]): readonly MessageFact[] {
  const summaries = facts.filter((fact) => fact.format === 'enhanced-summary')
  if (summaries.length < 2) return facts
  const first = earliest(summaries)
  return facts.filter((fact) => fact.format !== 'enhanced-summary' || fact === first)
}

function resolveSubmission(facts: readonly MessageFact[]): Contribution[] {
  const submissions = facts.filter((fact) => fact.shape.kind === 'submission')
  if (submissions.length === 0) return []
  const byRank = FORMAT_RANKS.flatMap((format) => earliestOf(submissions, format))
  return [contribution(fillUnknown(byRank))]
}

/** One contribution a connector; the earliest hop of all is the one that the direction's total counts. */
function resolveDirection(facts: readonly MessageFact[], direction: Direction): Contribution[] {
  const hops = facts.filter((fact) => fact.shape.kind === direction)
  const best = FORMAT_RANKS.find((format) => hops.some((hop) => hop.format === format))
  if (best === undefined) return []
  const connectors = new Set(hops.filter((hop) => hop.format === best).map((hop) => hop.shape.connector))
  const standing = [...connectors].map((connector) => {
    const onConnector = hops.filter((hop) => hop.shape.connector === connector)
    const hop = fillUnknown(FORMAT_RANKS.flatMap((format) => earliestOf(onConnector, format)))
    const connectorType = onConnector.map((one) => one.shape.connectorType).reduce(strongerType)
    return { ...hop, shape: { ...hop.shape, connectorType } }
  })
  const first = earliest(standing)
  return standing.map((hop) => contribution(hop, hop === first))
}

/** A message that never crossed the border counts once, on the day of its earliest record. */
function resolveInternal(facts: readonly MessageFact[]): Contribution[] {
  const seen = facts.filter((fact) => fact.shape.kind === 'internal')
  const best = FORMAT_RANKS.find((format) => seen.some((fact) => fact.format === format))
  return best === undefined ? [] : [contribution(earliest(seen.filter((fact) => fact.format === best)))]
}

/** An attempt to log on counts once, whatever became of a message. */
function resolveLogon(facts: readonly MessageFact[], kind: FactKind): Contribution[] {
  const attempts = facts.filter((fact) => fact.shape.kind === kind)
  if (attempts.length === 0) return []
  return [contribution(fillUnknown(FORMAT_RANKS.flatMap((format) => earliestOf(attempts, format))))]
}

function earliest<F extends Decider>(facts: readonly F[]): F {
  return facts.reduce((best, fact) => (compareDeciders(fact, best) < 0 ? fact : best))
}

function earliestOf(facts: readonly MessageFact[], format: FormatName): MessageFact[] {
  const ofFormat = facts.filter((fact) => fact.format === format)
  return ofFormat.length === 0 ? [] : [earliest(ofFormat)]
}

/** The best rank's fact, with what it leaves unknown taken from the next ranks. */
function fillUnknown(byRank: readonly MessageFact[]): MessageFact {
  const [best, ...lower] = byRank as [MessageFact, ...MessageFact[]]
  return { ...best, shape: lower.reduce((shape, fact) => fillShape(shape, fact.shape), best.shape) }
}

function fillShape(best: Shape, lower: Shape): Shape {
  return {
    ...best,
    tls: best.tls === 'unknown' ? lower.tls : best.tls,
    authentication: best.authentication === 'unknown' ? lower.authentication : best.authentication,
    sender: best.sender || lower.sender,
    client: best.client || lower.client,
  }
}

function contribution(fact: MessageFact, isFirstHop = false): Contribution {
  const { day, bytes, deliveries, shape } = fact
  return { day, bytes, deliveries, shape: shape.isFirstHop === isFirstHop ? shape : { ...shape, isFirstHop } }
}
