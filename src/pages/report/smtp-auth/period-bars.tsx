import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import type { PeriodUse } from '../../../reports/report.ts'
import { format } from '../../../ui/format.ts'
import { seriesSwatch, swatchClass } from '../../../ui/swatch.ts'

/** One bar a counted period: its total has no days, so there is no chart by day. */
export function PeriodBars(props: { periods: readonly PeriodUse[] }): JSX.Element {
  const counted = props.periods.filter((entry) => entry.use === 'counted')
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
