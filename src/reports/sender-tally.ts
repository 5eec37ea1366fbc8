import { domainOf } from '../facts/address.ts'
import type { EpochDay } from '../facts/day.ts'
import type { PeriodTotal } from '../facts/facts.ts'
import { compareText } from '../facts/order.ts'
import type { TlsCounts, TlsVersion } from '../facts/tls.ts'
import type { Authentication, AuthenticationCounts, Certainty } from '../facts/vocabulary.ts'
import { addAll, addTo } from './counts.ts'
import type { SenderRow } from './report.ts'
import type { SubmissionSum } from './submission-sums.ts'

/** What is known of one sender in one family, while it is added up. */
interface SenderCounts {
  messages: number
  readonly tls: Partial<Record<TlsVersion, number>>
  readonly authentication: Partial<Record<Authentication, number>>
  readonly clientIps: Set<string>
  firstDay: EpochDay | null
  lastDay: EpochDay | null
  certainty: Certainty
}

/** What one family alone says of a sender. */
export type OwnSenderRow = Omit<SenderRow, 'attributes' | 'previousMessages' | 'isNew'>

/** Submissions added up by sender. */
export interface SenderTally {
  addSum(sum: SubmissionSum): void
  addTotal(total: PeriodTotal): void
  /** Messages descending, then address. */
  rows(): readonly OwnSenderRow[]
  readonly tls: TlsCounts
  readonly authentication: AuthenticationCounts
  readonly messages: number
}

export function createSenderTally(): SenderTally {
  const senders = new Map<string, SenderCounts>()
  const tls: Partial<Record<TlsVersion, number>> = {}
  const authentication: Partial<Record<Authentication, number>> = {}
  let messages = 0

  function countsOf(address: string): SenderCounts {
    const known = senders.get(address)
    if (known) return known
    const fresh: SenderCounts = {
      messages: 0,
      tls: {},
      authentication: {},
      clientIps: new Set(),
      firstDay: null,
      lastDay: null,
      certainty: 'certain',
    }
    senders.set(address, fresh)
    return fresh
  }

  return {
    tls,
    authentication,
    get messages() {
      return messages
    },
    addSum({ shape, messages: count, firstDay, lastDay }) {
      const counts = countsOf(shape.sender)
      counts.messages += count
      addTo(counts.tls, shape.tls, count)
      addTo(counts.authentication, shape.authentication, count)
      if (shape.client !== '') counts.clientIps.add(shape.client)
      counts.firstDay = Math.min(counts.firstDay ?? firstDay, firstDay)
      counts.lastDay = Math.max(counts.lastDay ?? lastDay, lastDay)
      if (shape.certainty === 'likely') counts.certainty = 'likely'
      messages += count
      addTo(tls, shape.tls, count)
      addTo(authentication, shape.authentication, count)
    },
    addTotal(total) {
      const counts = countsOf(total.sender)
      counts.messages += total.messages
      addAll(counts.tls, total.tls)
      addAll(counts.authentication, total.authentication)
      messages += total.messages
      addAll(tls, total.tls)
      addAll(authentication, total.authentication)
    },
    rows: () =>
      [...senders]
        .map(([address, counts]) => ({
          ...counts,
          address,
          domain: domainOf(address),
          clientIps: [...counts.clientIps].sort(compareText),
        }))
        .sort((a, b) => b.messages - a.messages || compareText(a.address, b.address)),
  }
}
