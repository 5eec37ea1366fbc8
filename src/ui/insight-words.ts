import type { DayRange } from '../facts/day.ts'
import type { Insight } from '../insights/insight.ts'
import { type Acknowledgement, isReopened, type StatedInsight } from '../insights/insight-state.ts'
import { t } from '../platform/i18n.ts'
import { format } from './format.ts'

/** "75% (30) of 40 messages with a known version, 14 – 20 Nov; 2 (5%) of all 42 have none and are left out." */
export function insightEvidence(insight: Insight, range: DayRange | null): string {
  const { messages, unknown } = insight
  const evidence = t('insightEvidence', {
    share: format.percent(insight.share, 1),
    part: Math.round(insight.share * messages),
    count: messages,
    range: range ? format.range(range) : t('rangeNone'),
  })
  if (unknown === 0) return evidence
  return `${evidence} ${t('insightUnknown', { count: unknown, share: format.percent(unknown / (messages + unknown)) })}`
}

/** How the finding stands on the newest week, where that is another answer than that of the range; else `null`. */
export function standingText(
  insight: StatedInsight,
  range: DayRange | null,
  newestWeek: DayRange | null,
): string | null {
  if (newestWeek === null) return null
  const isSameWeek = range !== null && range.from === newestWeek.from && range.to === newestWeek.to
  const week = format.range(newestWeek)
  if (insight.state === 'resolved') {
    if (insight.newestMessages === 0) return t('insightResolvedNoMail', { week })
    return t('insightResolved', { week, share: format.percent(insight.newestShare ?? 0, 1) })
  }
  if (isSameWeek) return null
  if (insight.newestShare === null) return t('insightNewestUnknown', { week })
  return t('insightNewest', { week, share: format.percent(insight.newestShare, 1) })
}

/** Since when an insight is known, and whether it is open again. */
export function acknowledgementText(insight: StatedInsight, said: Acknowledgement): string {
  const values = { at: format.instant(said.at), share: format.percent(said.share, 1) }
  return isReopened(insight) ? t('insightReopened', values) : t('insightAcknowledged', values)
}
