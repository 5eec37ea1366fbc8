import { connectorKey } from '../facts/connector.ts'
import { IDENTITY_WORDS, type MessageFacts } from '../facts/facts.ts'
import { compareIdentities, hashIdentity } from '../facts/identity.ts'
import { keepDays } from '../facts/kept-days.ts'
import type { SessionFragments, SessionLine } from '../facts/session.ts'
import { createMessageTable, INTERNAL_SHAPE } from './message-table.ts'
import { sessionIdentity, sessionKey } from './session-book.ts'
import { readSession, type SessionFact } from './smtp-session.ts'

/** The facts of sessions, added up to what an import of single messages states. */
export interface SessionTable {
  /** Takes in what a session states. */
  add(facts: readonly SessionFact[]): void
  /** Counts the messages of a session without their facts, which wait for the rest of the session. */
  count(facts: readonly SessionFact[]): void
  /** Distinct messages; failed logons are none. */
  readonly messages: number
  /** Messages that came again; see `MessageTable`. */
  readonly repeats: number
  finish(): MessageFacts
}

export function createSessionTable(): SessionTable {
  const table = createMessageTable()
  const identity = new Uint32Array(IDENTITY_WORDS)
  const groups = new Map<string, number>()
  let logons = 0
  let logonRepeats = 0

  function numberOf(fact: SessionFact): number {
    const before = table.messages
    hashIdentity(fact.identity, identity)
    const message = table.messageOf(identity)
    if (fact.shape?.kind === 'failed-logon') logons += table.messages - before
    return message
  }

  /** Of the copies of one message the earliest stands: a submission of all, a crossing of those on its connector. */
  function groupOf({ kind, connector }: NonNullable<SessionFact['shape']>): number {
    const key =
      kind === 'inbound' || kind === 'outbound' ? connectorKey({ direction: kind, connector }) : kind
    const known = groups.get(key)
    if (known !== undefined) return known
    groups.set(key, groups.size)
    return groups.size - 1
  }

  return {
    add(facts) {
      for (const fact of facts) {
        const message = numberOf(fact)
        if (fact.shape === null) continue
        const repeats = table.repeats
        table.addFact(message, {
          group: groupOf(fact.shape),
          day: fact.line.day,
          ticks: fact.line.ticks,
          hash: () => 0,
          shape: table.shapeId(fact.shape),
          bytes: 0,
          deliveries: fact.recipients,
        })
        if (fact.shape.kind === 'failed-logon') logonRepeats += table.repeats - repeats
      }
    },
    count(facts) {
      for (const fact of facts) numberOf(fact)
    },
    get messages() {
      return table.messages - logons
    },
    get repeats() {
      return table.repeats - logonRepeats
    },
    finish: table.finish,
  }
}

/**
 * What the sessions state that lie in several imports: their lines joined, whatever import each comes from, as the
 * facts of one import more. A session that any of the imports holds whole is left to that import.
 */
export function joinFragments(imports: readonly SessionFragments[]): MessageFacts {
  const table = createSessionTable()
  for (const session of sessionsOf(imports)) table.add(session)
  return table.finish()
}

/** The messages of an import's own fragments, also those that it says nothing of: to tell what others hold. */
function messagesOf(fragments: SessionFragments): MessageFacts {
  const table = createSessionTable()
  for (const session of sessionsOf([fragments])) {
    table.add(session.map((fact) => ({ ...fact, shape: fact.shape ?? INTERNAL_SHAPE })))
  }
  return table.finish()
}

function sessionsOf(imports: readonly SessionFragments[]): readonly (readonly SessionFact[])[] {
  const lists = imports.map(({ whole }) => whole)
  return groupBySession(imports.flatMap(({ lines }) => lines))
    .filter((lines) => !isWholeIn(lists, lines))
    .map(readSession)
}

/** What joined sessions state, in the form of an import. */
export interface JoinedSessions {
  readonly format: 'smtp-protocol-log'
  readonly facts: MessageFacts
}

/** How joined sessions change when one import leaves the others, another joins, or both. Each list has one entry or none. */
export interface SessionsChange {
  readonly before: readonly JoinedSessions[]
  readonly after: readonly JoinedSessions[]
  /** What the joining import states of these sessions by itself: only to tell what others hold already. */
  readonly ofJoining: readonly JoinedSessions[]
  /** False: `before` and `after` are the same. */
  readonly isChanged: boolean
}

/** `held` are the imports that stay. */
export function joinedSessions(imports: {
  readonly held: readonly SessionFragments[]
  readonly leaving: SessionFragments | undefined
  readonly joining: SessionFragments | undefined
}): SessionsChange {
  const { held, leaving, joining } = imports
  const isChanged = leaving !== undefined || joining !== undefined
  const joined = (all: readonly SessionFragments[]) => asImport(joinFragments(all))
  const before = joined(leaving ? [...held, leaving] : held)
  return {
    before,
    after: isChanged ? joined(joining ? [...held, joining] : held) : before,
    ofJoining: joining ? asImport(messagesOf(joining)) : [],
    isChanged,
  }
}

function asImport(facts: MessageFacts): readonly JoinedSessions[] {
  return keepDays(facts.days).length === 0 ? [] : [{ format: 'smtp-protocol-log', facts }]
}

/** The lines of each session. */
export function groupBySession(lines: readonly SessionLine[]): readonly (readonly SessionLine[])[] {
  const sessions = new Map<string, SessionLine[]>()
  for (const line of lines) {
    const key = sessionKey(line)
    const known = sessions.get(key)
    if (known) known.push(line)
    else sessions.set(key, [line])
  }
  return [...sessions.values()]
}

function isWholeIn(lists: readonly Uint32Array[], [first]: readonly SessionLine[]): boolean {
  if (!first) return false
  const identity = new Uint32Array(IDENTITY_WORDS)
  sessionIdentity(first, identity)
  return lists.some((list) => hasIdentity(list, identity))
}

/** Looks for an identity in a sorted list of them. */
function hasIdentity(list: Uint32Array, identity: Uint32Array): boolean {
  let low = 0
  let high = list.length / IDENTITY_WORDS
  while (low < high) {
    const middle = (low + high) >>> 1
    const order = compareIdentities(list, middle, identity, 0)
    if (order === 0) return true
    if (order < 0) low = middle + 1
    else high = middle
  }
  return false
}
