import { codeKey, t } from '../../../platform/i18n.ts'
import type { SmtpAuthReport } from '../../../reports/report.ts'
import { LOOKS, type Look, type UnusualActivity } from '../../../reports/unusual-activity.ts'
import { familyName } from '../../../ui/words.ts'
import { whyNoChange } from '../../shared/comparison.ts'
import { whyNoSenderAuthentication, whyNoSenderTls } from '../../shared/reasons.ts'

/** `New in these days`. */
export function lookName(look: Look): string {
  return t(codeKey('look', look))
}

/** The looks after one was switched on or off, in their order. */
export function toggledLooks(looks: readonly Look[], look: Look): readonly Look[] {
  return LOOKS.filter((one) => (one === look) !== looks.includes(one))
}

/** Whether a look can be told of no sender: its number is not 0 but not known. */
export function isUnjudged(report: SmtpAuthReport, { looks }: UnusualActivity, look: Look): boolean {
  const { senders, unjudged } = looks[look]
  return senders === 0 && unjudged > 0 && unjudged === senderCount(report, look)
}

/** What the numbers of senders do not know, and what they take from another source; a sentence each. */
export function unusualReasons(report: SmtpAuthReport, activity: UnusualActivity): readonly string[] {
  const { borrowed, authentication } = activity
  const sources = report.senders.flatMap((row) => row.attributes.map(({ family }) => family))
  const source = [...new Set(sources)].map(familyName).join(', ')
  return [
    ...unjudgedLooks(report, activity),
    ...(authentication.unknown > 0
      ? [
          t('authenticationUnjudged', {
            count: authentication.unknown,
            why: whyNoSenderAuthentication(report),
          }),
        ]
      : []),
    ...(borrowed.tls > 0 ? [t('borrowedTls', { count: borrowed.tls, source })] : []),
    ...(borrowed.authentication > 0
      ? [t('borrowedAuthentication', { count: borrowed.authentication, source })]
      : []),
  ]
}

/** Growth is asked only of senders with enough messages: with none of them it is 0, not unknown. */
function senderCount(report: SmtpAuthReport, look: Look): number {
  const isAsked = (messages: number): boolean => look !== 'grown' || messages >= 20
  return report.senders.filter(({ messages }) => isAsked(messages)).length
}

/** Why a look cannot be told of a sender. */
export function whyUnjudged(report: SmtpAuthReport, look: Look): string {
  return look === 'old-tls' ? whyNoSenderTls(report) : whyNoChange(report)
}

/** A sentence for the looks that cannot be told of as many senders for one reason. */
function unjudgedLooks(report: SmtpAuthReport, { looks }: UnusualActivity): readonly string[] {
  const groups = new Map<string, { readonly count: number; readonly why: string; readonly looks: Look[] }>()
  for (const look of LOOKS) {
    const count = looks[look].unjudged
    if (count === 0) continue
    const why = whyUnjudged(report, look)
    const group = groups.get(`${count} ${why}`) ?? { count, why, looks: [] }
    groups.set(`${count} ${why}`, group)
    group.looks.push(look)
  }
  return [...groups.values()].map((group) =>
    t('lookUnjudged', { ...group, looks: group.looks.map(lookName).join(', ') }),
  )
}
