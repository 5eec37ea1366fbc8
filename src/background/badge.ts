import type { InsightId } from '../insights/insight.ts'
import type { Summary } from '../model/summary.ts'
import { backgroundPercent, backgroundText } from '../platform/background-text.ts'
import { setBadge } from '../platform/badge.ts'
import type { Settings } from '../platform/settings-fields.ts'

const MOST_SHOWN = 99

const RULE_NAMES = {
  'no-tls-over-25': 'insight_no_tls_over_25',
  'tls10-over-50': 'insight_tls10_over_50',
} as const satisfies Readonly<Record<InsightId, string>>

/** Shows how many insights are open on the extension's button, and in its tooltip which. */
export async function showBadge(
  { insights }: Pick<Summary, 'insights'>,
  { showsBadge }: Pick<Settings, 'showsBadge'>,
): Promise<void> {
  await setBadge(showsBadge ? badgeText(insights.open) : '', badgeTitle(insights))
}

/** The button as it is without any data. */
export async function clearBadge(): Promise<void> {
  await setBadge('', backgroundText('extensionName'))
}

/** The badge has room for about four characters; nothing is shown for none. */
export function badgeText(count: number): string {
  if (count <= 0) return ''
  return count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count)
}

/** The product, then how many insights are open, by rule, and the worst of them. */
export function badgeTitle({ open, byRule, worst }: Summary['insights']): string {
  const name = backgroundText('extensionName')
  if (open === 0) return name
  const rules = byRule.map(
    ({ id, limit, count }) =>
      `${backgroundText(RULE_NAMES[id], { limit: backgroundPercent(limit) })}: ${count}`,
  )
  const connectors = worst.filter((insight) => !insight.hasFewMessages).map(({ connector }) => connector)
  return [
    `${name}: ${backgroundText('badgeInsights', { count: open })}`,
    ...rules,
    connectors.join(', '),
  ].join('\n')
}
