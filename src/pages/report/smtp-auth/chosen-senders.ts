import type { Authentication } from '../../../facts/vocabulary.ts'
import type { SenderRow } from '../../../reports/report.ts'
import { clientIpsOf } from '../../../reports/sender-sources.ts'
import { sendersOf } from '../../../reports/tls-usage.ts'
import { hasLook, type Look, usesAuthentication } from '../../../reports/unusual-activity.ts'

/** The filters of the details table: each that is chosen must hold. */
export interface SenderChoice {
  /** `null`: all domains. */
  readonly domain: string | null
  /** `null`: any. */
  readonly authentication: Authentication | null
  readonly looks: readonly Look[]
}

/** The senders that every chosen filter is true of; one of which a filter cannot tell is not among them. */
export function chosenSenders(senders: readonly SenderRow[], choice: SenderChoice): readonly SenderRow[] {
  const { authentication, looks } = choice
  return sendersOf(senders, choice.domain).filter(
    (row) =>
      (authentication === null || usesAuthentication(row, authentication)) &&
      looks.every((look) => hasLook(row, look) === true),
  )
}

/** What "Find" searches of a sender: its address and client addresses. */
export function senderText(row: SenderRow): string {
  return [row.address, ...clientIpsOf(row).clientIps].join(' ')
}
