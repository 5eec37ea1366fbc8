import type { SessionLine } from '../facts/session.ts'
import type { Authentication } from '../facts/vocabulary.ts'
import { isClientConnector } from './connector-id.ts'

/** One AUTH verb of a session, and what became of it. */
export interface Attempt {
  readonly line: SessionLine
  readonly authentication: Authentication
  /** The name that it was for, where the log says it; else empty. */
  user: string
  outcome: 'open' | 'accepted' | 'failed'
}

/** Who is signed in to a receiving server, line by line. */
export interface SessionLogon {
  /** Takes the next line in; lines that say nothing of a logon are passed over. */
  take(line: SessionLine): void
  readonly isSignedIn: boolean
  /** Another Exchange server signed in, and speaks for itself. */
  readonly isServer: boolean
  /** Of the logon that was accepted. */
  readonly authentication: Authentication
  readonly attempts: readonly Attempt[]
}

export function createSessionLogon(): SessionLogon {
  const attempts: Attempt[] = []
  let authentication: Authentication = 'unknown'
  let isSignedIn = false
  let isServer = false
  let isServerAuthDue = false

  function openAttempt(): Attempt | null {
    const last = attempts.at(-1)
    return last?.outcome === 'open' ? last : null
  }

  function signIn(): void {
    const attempt = openAttempt()
    if (attempt) {
      attempt.outcome = 'accepted'
      authentication = attempt.authentication
    }
    isSignedIn = true
    isServer = false
  }

  /** The reply 235 answers whichever verb came last. */
  function accept(): void {
    if (isServerAuthDue) isServer = true
    else signIn()
    isServerAuthDue = false
  }

  function refuse(): void {
    const attempt = openAttempt()
    if (attempt) attempt.outcome = 'failed'
    isServerAuthDue = false
  }

  function nameUser(name: string): void {
    const attempt = attempts.at(-1)
    if (attempt && attempt.user === '') attempt.user = name
  }

  return {
    get isSignedIn() {
      return isSignedIn
    },
    get isServer() {
      return isServer
    },
    get authentication() {
      return authentication
    },
    attempts,
    take(line) {
      switch (line.signal) {
        case 'auth':
          attempts.push({ line, authentication: authenticationOf(line.text), user: '', outcome: 'open' })
          isServerAuthDue = false
          break
        case 'server-auth':
          isServerAuthDue = true
          break
        case 'logon-accepted':
          accept()
          break
        case 'signed-in':
          signIn()
          break
        case 'server-signed-in':
          isServer = true
          break
        case 'client-proxy':
          // A server that signed in hands on the session of a client that signed in to it.
          if (isServer || isClientConnector(line.connector)) signIn()
          break
        case 'mail-proxy':
          isServer = false
          break
        case 'refused':
        case 'logon-failed':
          refuse()
          break
        case 'user':
          nameUser(line.text)
          break
        case 'connect':
        case 'tls':
        case 'mail':
        case 'recipient':
        case 'data':
        case 'queued':
        case 'accepted':
          break
      }
    },
  }
}

function authenticationOf(mechanism: string): Authentication {
  switch (mechanism) {
    case 'LOGIN':
    case 'PLAIN':
      return 'basic'
    case 'XOAUTH2':
    case 'OAUTHBEARER':
      return 'oauth'
    default:
      return 'unknown'
  }
}
