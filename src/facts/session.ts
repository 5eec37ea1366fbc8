import type { EpochDay, Ticks } from './day.ts'

/** What one line of an SMTP protocol log says, where it says anything that is counted. */
export const SESSION_SIGNALS = [
  /** The connection was opened: the session's log is there from its first line. */
  'connect',
  /** TLS was negotiated; the text is its version. */
  'tls',
  /** An AUTH verb; the text is the mechanism. */
  'auth',
  /** An X-EXPS verb: another Exchange server signs in. */
  'server-auth',
  /** The reply 235. */
  'logon-accepted',
  /** A client is signed in: the front end hands its session on, or the log says `authenticated`. */
  'signed-in',
  /** The computer account of a server is signed in. */
  'server-signed-in',
  'logon-failed',
  /** The name that a logon failed for. */
  'user',
  /** A front end hands on a client that signed in; the text is the client's address. */
  'client-proxy',
  /** A front end hands on mail from outside; the text is the address that it came from. */
  'mail-proxy',
  /** MAIL FROM; the text is the address. */
  'mail',
  'recipient',
  /** The text of a message follows: DATA, or the last BDAT. */
  'data',
  /** `250 2.6.0 … Queued`; the text is the message's id, where it has one. */
  'queued',
  /** Any other 250; the text is the message's id, where it has one. */
  'accepted',
  /** A reply of 400 and more. */
  'refused',
] as const
export type SessionSignal = (typeof SESSION_SIGNALS)[number]

/** Which end of a session wrote the line's file: `null` where this line does not tell. */
export type SessionSide = 'receive' | 'send' | null

/** One line of a session, reduced to what it says. */
export interface SessionLine {
  /** Trimmed; with the session's id it names the session, whatever file a line lies in. */
  readonly connector: string
  readonly session: string
  /** UTC day of the line. */
  readonly day: EpochDay
  readonly ticks: Ticks
  readonly sequence: number
  /** The remote endpoint without its port; may be empty. */
  readonly client: string
  readonly side: SessionSide
  readonly signal: SessionSignal
  readonly text: string
}

/**
 * What an import of protocol logs holds of sessions that it may not have whole. A session can be cut between two
 * files, so what these lines state is worked out from the lines of all imports together.
 */
export interface SessionFragments {
  readonly lines: readonly SessionLine[]
  /**
   * Identities of the sessions that this import holds from the first line to the last, four words each, sorted:
   * lines of them in another import say nothing new.
   */
  readonly whole: Uint32Array
}
