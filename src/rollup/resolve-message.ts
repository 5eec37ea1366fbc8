import type { EpochDay } from '../facts/day.ts'
import { compareDeciders, type Decider } from '../facts/order.ts'
import type { Shape } from '../facts/shape.ts'
import {
  DELIVERY_STATUSES,
  type DeliveryStatus,
  DIRECTIONS,
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
  const ofKind = groupByKind(oneOfEachSummary(facts))
  const crossings = DIRECTIONS.flatMap((direction) => resolveDirection(ofKind(direction)))
  const told = [
    ...resolveSubmission(ofKind('submission'), ofKind('seen')),
    ...(crossings.length > 0 ? crossings : resolveInternal(ofKind('internal'))),
  ]
  return [
    ...(told.length > 0 ? told : resolveSeen(ofKind('seen'))),
    ...resolveLogon(ofKind('failed-logon')),
    ...resolveSignIn(ofKind('sign-in'), ofKind('failed-sign-in')),
  ]
}

type FactsOfKind = (kind: FactKind) => readonly MessageFact[]

const NO_FACTS: readonly MessageFact[] = []

function groupByKind(facts: readonly MessageFact[]): FactsOfKind {
  const groups = new Map<FactKind, MessageFact[]>()
  for (const fact of facts) {
    const known = groups.get(fact.shape.kind)
    if (known) known.push(fact)
    else groups.set(fact.shape.kind, [fact])
  }
  return (kind) => groups.get(kind) ?? NO_FACTS
}

/** Of several summary records of one message the earliest counts, whatever it says. */
function oneOfEachSummary(facts: readonly MessageFact[]): readonly MessageFact[] {
  const summaries = facts.filter((fact) => fact.format === 'enhanced-summary')
  if (summaries.length < 2) return facts
  const first = earliest(summaries)
  // Records that differ in the type of their connector alone are equally early: the stronger type wins later.
  return facts.filter((fact) => fact.format !== 'enhanced-summary' || compareDeciders(fact, first) === 0)
}

function resolveSubmission(
  submissions: readonly MessageFact[],
  seen: readonly MessageFact[],
): Contribution[] {
  if (submissions.length === 0) return []
  return [contribution(fillUnknown([...byRank(submissions), ...byRank(seen)]))]
}

/** One contribution a connector; the earliest hop of all is the one that the direction's total counts. */
function resolveDirection(hops: readonly MessageFact[]): Contribution[] {
  if (hops.length === 0) return []
  const best = FORMAT_RANKS.find((format) => hops.some((hop) => hop.format === format))
  const connectors = new Set(hops.filter((hop) => hop.format === best).map((hop) => hop.shape.connector))
  const standing = [...connectors].map((connector) => {
    const onConnector = hops.filter((hop) => hop.shape.connector === connector)
    const hop = fillUnknown(byRank(onConnector))
    const connectorType = onConnector.map((one) => one.shape.connectorType).reduce(strongerType)
    return { ...hop, shape: { ...hop.shape, connectorType } }
  })
  const first = earliest(standing)
  return standing.map((hop) => contribution(hop, hop === first))
}

/** A message that never crossed the border counts once, on the day of its earliest record. */
function resolveInternal(facts: readonly MessageFact[]): Contribution[] {
  const [best] = byRank(facts)
  return best === undefined ? [] : [contribution(best)]
}

/** A message of which nothing is told but that it exists: once, with its worst status. */
function resolveSeen(facts: readonly MessageFact[]): Contribution[] {
  if (facts.length === 0) return []
  const first = fillUnknown(byRank(facts))
  const status = facts.map((fact) => fact.shape.status).reduce(worseStatus)
  return [contribution({ ...first, shape: { ...first.shape, status } })]
}

function worseStatus(one: DeliveryStatus, other: DeliveryStatus): DeliveryStatus {
  return DELIVERY_STATUSES.indexOf(one) >= DELIVERY_STATUSES.indexOf(other) ? one : other
}

/** One request of a sign-in that is stated as refused and as let in was let in. */
function resolveSignIn(succeeded: readonly MessageFact[], failed: readonly MessageFact[]): Contribution[] {
  return succeeded.length > 0 ? resolveLogon(succeeded) : resolveLogon(failed)
}

/** An attempt to log on counts once, whatever became of a message. */
function resolveLogon(attempts: readonly MessageFact[]): Contribution[] {
  return attempts.length === 0 ? [] : [contribution(fillUnknown(byRank(attempts)))]
}

function earliest<F extends Decider>(facts: readonly F[]): F {
  return facts.reduce((best, fact) => (compareDeciders(fact, best) < 0 ? fact : best))
}

/** Of each format the fact that decides, the best rank first. */
function byRank(facts: readonly MessageFact[]): readonly MessageFact[] {
  if (facts.length < 2) return facts
  const deciding = new Map<FormatName, MessageFact>()
  for (const fact of facts) {
    const known = deciding.get(fact.format)
    deciding.set(fact.format, known ? decide(known, fact) : fact)
  }
  return FORMAT_RANKS.flatMap((format) => deciding.get(format) ?? [])
}

function decide(one: MessageFact, other: MessageFact): MessageFact {
  const first = compareDeciders(one, other) <= 0 ? one : other
  if (!RECIPIENT_FORMATS.includes(first.format)) return first
  return { ...first, deliveries: Math.max(one.deliveries, other.deliveries) }
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
