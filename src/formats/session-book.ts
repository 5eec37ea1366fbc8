import { IDENTITY_WORDS } from '../facts/facts.ts'
import { hashIdentity, type Identity, sortByIdentity } from '../facts/identity.ts'
import { ImportError } from '../facts/import-error.ts'
import type { SessionFragments, SessionLine } from '../facts/session.ts'
import { createIdentityList, type IdentityList } from './identity-list.ts'
import type { LineStatement } from './protocol-line.ts'

/** Kept lines of sessions that have not ended. A busy server has some thousands; a hostile file has no end. */
export const MAX_OPEN_LINES = 1_000_000
/** Characters of their texts and names. */
const MAX_OPEN_TEXT = 100_000_000
/** The least that an open session takes, in lines, also where none of its lines is kept. */
const LINES_PER_SESSION = 1

/** Where and when a line stands in its session. */
export type LinePlace = Omit<SessionLine, 'side' | 'signal' | 'text'>

/**
 * The sessions of one file while it is read. A session whose lines came whole and in order, from the first to the
 * last, is given away at its last line; all others wait for the end, since their lines may lie in other files.
 * Throws `ImportError('too-many-sessions')` before what waits fills the memory.
 */
export interface SessionBook {
  add(place: LinePlace, event: string, statement: LineStatement | null): void
  /** What is left at the end of the file. */
  finish(): SessionFragments
}

interface OpenSession {
  readonly lines: SessionLine[]
  /** The number that the next line must have; -1: a line is missing, or one came out of its place. */
  next: number
}

/** `onWhole` says whether the session states anything, so that its lines in other files must be passed over. */
export function createSessionBook(onWhole: (lines: readonly SessionLine[]) => boolean): SessionBook {
  const open = new Map<string, OpenSession>()
  const whole = createIdentityList()
  const identity = new Uint32Array(IDENTITY_WORDS)
  let openLines = 0
  let openText = 0

  function sessionOf(key: string, place: LinePlace, event: string): OpenSession {
    const known = open.get(key)
    if (known) return known
    const session = { lines: [], next: event === '+' ? place.sequence : -1 }
    open.set(key, session)
    openLines += LINES_PER_SESSION
    openText += key.length
    return session
  }

  function close(key: string, session: OpenSession): void {
    open.delete(key)
    openLines -= LINES_PER_SESSION + session.lines.length
    openText -= key.length
    for (const { text } of session.lines) openText -= text.length
    const [first] = session.lines
    if (!first || !onWhole(session.lines)) return
    sessionIdentity(first, identity)
    whole.add(identity)
  }

  return {
    add(place, event, statement) {
      const key = sessionKey(place)
      const session = sessionOf(key, place, event)
      session.next = session.next === place.sequence ? place.sequence + 1 : -1
      if (statement) {
        session.lines.push({ ...place, ...statement })
        openLines++
        openText += statement.text.length
      }
      if (openLines > MAX_OPEN_LINES || openText > MAX_OPEN_TEXT) throw new ImportError('too-many-sessions')
      if (event === '-' && session.next !== -1) close(key, session)
    },
    finish: () => ({
      lines: [...open.values()].flatMap(({ lines }) => lines),
      whole: sorted(whole),
    }),
  }
}

function sorted(identities: IdentityList): Uint32Array {
  const rows = Uint32Array.from({ length: identities.size }, (_, row) => row)
  return identities.copy(sortByIdentity(identities.copy(rows), rows.length))
}

/** Tells sessions apart: connector and id, whatever file a line lies in. */
export function sessionKey({ connector, session }: Pick<SessionLine, 'connector' | 'session'>): string {
  return `${connector.length} ${connector}${session}`
}

/** The identity of a session, as `SessionFragments.whole` lists it. */
export function sessionIdentity(of: Pick<SessionLine, 'connector' | 'session'>, into: Identity): void {
  hashIdentity(`session ${sessionKey(of)}`, into)
}
