import type { EpochDay } from '../facts/day.ts'
import { compareText } from '../facts/order.ts'
import type { Authentication, AuthenticationCounts } from '../facts/vocabulary.ts'
import { addTo } from './counts.ts'
import { forEachRow, type ReportInput } from './report-input.ts'

/** The SMTP AUTH sign-ins of one user in the range: logons, never messages. */
export interface SignInRow {
  /** User principal name, lower case. */
  readonly user: string
  readonly succeeded: number
  readonly failed: number
  /** Of all of them, those that failed too: a device that is turned away still is one that uses Basic. */
  readonly authentication: AuthenticationCounts
  /** Where sign-ins that succeeded came from: distinct, sorted, as written. */
  readonly clientIps: readonly string[]
  /** Where the failed ones came from: of a device, or of somebody who guesses passwords. */
  readonly failedClientIps: readonly string[]
  readonly firstDay: EpochDay
  readonly lastDay: EpochDay
}

interface SignInTally {
  succeeded: number
  failed: number
  readonly authentication: Partial<Record<Authentication, number>>
  readonly clientIps: Set<string>
  readonly failedClientIps: Set<string>
  firstDay: EpochDay
  lastDay: EpochDay
}

/** One row a user; sign-ins that succeeded descending, then those that failed, then the user. */
export function signInRows(input: Pick<ReportInput, 'rollups' | 'range'>): readonly SignInRow[] {
  const users = new Map<string, SignInTally>()
  forEachRow(input, 'evidence', ['sign-in', 'failed-sign-in'], ({ day, shape, messages: signIns }) => {
    const { kind, sender, client, authentication } = shape
    const tally = users.get(sender) ?? startTally(day)
    users.set(sender, tally)
    const isSuccess = kind === 'sign-in'
    if (isSuccess) tally.succeeded += signIns
    else tally.failed += signIns
    addTo(tally.authentication, authentication, signIns)
    if (client !== '') (isSuccess ? tally.clientIps : tally.failedClientIps).add(client)
    tally.firstDay = Math.min(tally.firstDay, day)
    tally.lastDay = Math.max(tally.lastDay, day)
  })
  return [...users]
    .map(([user, tally]) => ({
      ...tally,
      user,
      clientIps: [...tally.clientIps].sort(compareText),
      failedClientIps: [...tally.failedClientIps].sort(compareText),
    }))
    .sort((a, b) => b.succeeded - a.succeeded || b.failed - a.failed || compareText(a.user, b.user))
}

function startTally(day: EpochDay): SignInTally {
  return {
    succeeded: 0,
    failed: 0,
    authentication: {},
    clientIps: new Set(),
    failedClientIps: new Set(),
    firstDay: day,
    lastDay: day,
  }
}
