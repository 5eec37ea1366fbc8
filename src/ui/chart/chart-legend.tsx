import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { format } from '../format.ts'
import type { ChartModel, ChartSeries } from './chart-data.ts'
import { totalsOf } from './chart-data.ts'
import { ChartKey } from './chart-key.tsx'
import { knownOf, sumOf } from './chart-shown.ts'
import { seriesName } from './chart-words.ts'

interface ChartLegendProps {
  /** All series of the days that are drawn. */
  readonly model: ChartModel
  /** Names of the series that are switched off. */
  readonly hidden: ReadonlySet<string>
  readonly onToggle: (name: string) => void
}

/** Each series with its number of the drawn days; where there are several, a button that switches it off and on. */
export function ChartLegend({ model, hidden, onToggle }: ChartLegendProps): JSX.Element | null {
  if (model.series.length === 0) return null
  return (
    <ul class="chart-legend" aria-label={t('chartLegend')}>
      {model.series.map((series) => (
        <li key={series.name}>
          {model.series.length === 1 ? (
            <span class="chart-legend-entry">
              <Entry model={model} series={series} />
            </span>
          ) : (
            <button
              type="button"
              class="chart-legend-entry"
              aria-pressed={!hidden.has(series.name)}
              onClick={() => onToggle(series.name)}
            >
              <Entry model={model} series={series} />
            </button>
          )}
        </li>
      ))}
      <Foot model={model} hidden={hidden} />
    </ul>
  )
}

function Entry({ model, series }: { model: ChartModel; series: ChartSeries }): JSX.Element {
  return (
    <>
      <ChartKey series={series} />
      <span class="chart-legend-name">{seriesName(series)}</span>{' '}
      <span class="chart-legend-number">{periodText(model, series)}</span>
    </>
  )
}

function periodText(model: ChartModel, series: ChartSeries): string {
  const sum = sumOf(series.values)
  if (sum === null) return '–'
  return model.kind === 'shares' ? format.share(sum, knownOf(model)) : format.count(sum)
}

/** The total of the series that are on; beside shares the messages that are no part of them. */
function Foot({ model, hidden }: Omit<ChartLegendProps, 'onToggle'>): JSX.Element | null {
  const unknown = (model.bases ?? []).reduce((sum, basis) => sum + (basis?.unknown ?? 0), 0)
  if (unknown > 0) return <li class="chart-legend-foot">{t('tlsUnknownCount', { count: unknown })}</li>
  if (model.kind !== 'stack' || model.series.length === 1) return null
  const on = model.series.filter((series) => !hidden.has(series.name))
  const total = sumOf(totalsOf({ ...model, series: on }))
  return (
    <li class="chart-legend-foot">
      {t('chartTotal')} <strong>{total === null ? '–' : format.count(total)}</strong>
    </li>
  )
}
