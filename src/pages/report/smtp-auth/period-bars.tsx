import type { JSX } from 'preact'
import { domainOf } from '../../../facts/address.ts'
import type { PeriodImport } from '../../../facts/coverage.ts'
import { t } from '../../../platform/i18n.ts'
import type { PeriodUse } from '../../../reports/report.ts'
import { format } from '../../../ui/format.ts'
import { seriesSwatch, swatchClass } from '../../../ui/swatch.ts'

/** One bar a counted period: its total has no days, so there is no chart by day. `domain`: of its senders alone. */
export function PeriodBars(props: {
  uses: readonly PeriodUse[]
  imports: readonly PeriodImport[]
  domain: string | null
}): JSX.Element {
  const { uses, imports, domain } = props
  const counted = uses
    .filter((entry) => entry.use === 'counted')
    .map((entry) => ({
      ...entry,
      messages: domain === null ? entry.messages : ofDomain(entry, imports, domain),
    }))
  const highest = Math.max(1, ...counted.map((entry) => entry.messages))
  return (
    <>
      <table class="period-bars">
        <caption class="visually-hidden">{t('chartPeriods')}</caption>
        <tbody>
          {counted.map((entry) => (
            <tr key={entry.importId}>
              <th scope="row">{entry.period ? format.range(entry.period) : t('rangeNone')}</th>
              <td class="period-bars-cell">
                <span
                  class={`period-bars-bar ${swatchClass(seriesSwatch(0))}`}
                  style={{ width: `${(entry.messages / highest) * 100}%` }}
                />
              </td>
              <td class="number">{t('messageCount', { count: entry.messages })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small quiet">{t('periodsNoDays')}</p>
    </>
  )
}

function ofDomain({ importId }: PeriodUse, imports: readonly PeriodImport[], domain: string): number {
  const totals = imports.find((one) => one.importId === importId)?.totals ?? []
  return totals.reduce((sum, total) => (domainOf(total.sender) === domain ? sum + total.messages : sum), 0)
}
