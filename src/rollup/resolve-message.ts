import type { EpochDay } from '../facts/day.ts'
import { compareDeciders, type Decider } from '../facts/order.ts'
import type { Shape } from '../facts/shape.ts'
import {
  DELIVERY_STATUSES,
  type DeliveryStatus,
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

/**
 * Formats that spread a message over a record a recipient. No record says how many there are, so of two files that
 * each hold a part of a message the larger part counts.
 */
const RECIPIENT_FORMATS: readonly FormatName[] = ['email-events', 'message-trace']

/**
 * What stands of all facts of one message, whichever imports they come from. A function of the set of
 * facts alone: their order, and how files split or repeat them, cannot change it.
 *
 * Per direction (submissions: per message) the facts of the highest-ranked format present stand; lower
 * ranks only fill what is unknown on the same connector. Per connector the earliest record decides; its
 * type is the one that any record states. That a message was only seen stands where nothing else does.
 */
export function resolveMessage(facts: readonly MessageFact[]): readonly Contribution[] {
  const standing = oneOfEachSummary(facts)
  const crossings = DIRECTIONS.flatMap((direction) => resolveDirection(standing, direction))
  const told = [
    ...resolveSubmission(standing),
    ...(crossings.length > 0 ? crossings : resolveInternal(standing)),
  ]
  return [
    ...(told.length > 0 ? told : resolveSeen(standing)),
    ...resolveLogon(standing, 'failed-logon'),
    ...resolveSignIn(standing),
  ]
}

/** Of several summary records of one message the earliest counts, whatever it says. */
function oneOfEachSummary(facts: readonly MessageFact[]): readonly MessageFact[] {
  const summaries = facts.filter((fact) => fact.format === 'enhanced-summary')
  if (summaries.length < 2) return facts
  const first = earliest(summaries)
  // Records that differ in the type of their connector alone are equally early: the stronger type wins later.
  return facts.filter((fact) => fact.format !== 'enhanced-summary' || compareDeciders(fact, first) === 0)
}

function resolveSubmission(facts: readonly MessageFact[]): Contribution[] {
  const submissions = facts.filter((fact) => fact.shape.kind === 'submission')
  if (submissions.length === 0) return []
  const seen = facts.filter((fact) => fact.shape.kind === 'seen')
  const byRank = [submissions, seen].flatMap((some) =>
    FORMAT_RANKS.flatMap((format) => earliestOf(some, format)),
  )
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
  const internal = facts.filter((fact) => fact.shape.kind === 'internal')
  const [best] = FORMAT_RANKS.flatMap((format) => earliestOf(internal, format))
  return best === undefined ? [] : [contribution(best)]
}

/** A message of which nothing is told but that it exists: once, with its worst status. */
function resolveSeen(facts: readonly MessageFact[]): Contribution[] {
  const seen = facts.filter((fact) => fact.shape.kind === 'seen')
  if (seen.length === 0) return []
  const first = fillUnknown(FORMAT_RANKS.flatMap((format) => earliestOf(seen, format)))
  const status = seen.map((fact) => fact.shape.status).reduce(worseStatus)
  return [contribution({ ...first, shape: { ...first.shape, status } })]
}

function worseStatus(one: DeliveryStatus, other: DeliveryStatus): DeliveryStatus {
  return DELIVERY_STATUSES.indexOf(one) >= DELIVERY_STATUSES.indexOf(other) ? one : other
}

/** One request of a sign-in that is stated as refused and as let in was let in. */
function resolveSignIn(facts: readonly MessageFact[]): Contribution[] {
  const succeeded = resolveLogon(facts, 'sign-in')
  return succeeded.length > 0 ? succeeded : resolveLogon(facts, 'failed-sign-in')
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

/** The fact of one format that decides; none where it states nothing. */
function earliestOf(facts: readonly MessageFact[], format: FormatName): MessageFact[] {
  const ofFormat = facts.filter((fact) => fact.format === format)
  if (ofFormat.length === 0) return []
  const first = earliest(ofFormat)
  if (!RECIPIENT_FORMATS.includes(format)) return [first]
  return [{ ...first, deliveries: Math.max(...ofFormat.map((fact) => fact.deliveries)) }]
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
