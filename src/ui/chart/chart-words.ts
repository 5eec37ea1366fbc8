import { dayCount } from '../../facts/day.ts'
import { t } from '../../platform/i18n.ts'
import { format } from '../format.ts'
import { type ChartView, selectionOf } from './chart-cursor.ts'
import type { ChartModel, ChartSeries } from './chart-data.ts'
import { type DayState, dayState, indexOfDay } from './chart-shown.ts'

/** A series' name; with how many it stands for, where it is more than itself. */
export function seriesName(series: ChartSeries): string {
  const { name, folded } = series
  return folded === undefined ? name : t('chartFolded', { name, count: folded })
}

/** A series' number of a day: its count, of shares `75% (30)`; a dash where the day has none. */
export function valueText(model: ChartModel, series: ChartSeries, index: number): string {
  const value = series.values[index] ?? null
  const state = dayState(model, index)
  if (value === null || state.kind !== 'counted') return '–'
  return model.kind === 'shares' ? format.share(value, state.total) : format.count(value)
}

/** Why a day has no numbers. */
export function gapText(state: Exclude<DayState, { kind: 'counted' }>): string {
  if (state.kind === 'uncovered') return t('chartNoData')
  return state.unknown === 0
    ? t('messageCount', { count: 0 })
    : t('tlsUnknownCount', { count: state.unknown })
}

/** What stands under the series of a day: the total of a stack, the messages beside a share. `null` when nothing. */
export function footOf(model: ChartModel, index: number): { label: string; value: string } | null {
  const state = dayState(model, index)
  if (state.kind !== 'counted') return null
  if (model.kind === 'stack' && model.series.length > 1) {
    return { label: t('chartTotal'), value: format.count(state.total) }
  }
  const unknown = model.bases?.[index]?.unknown ?? 0
  return unknown > 0 ? { label: t('tlsUnknownCount', { count: unknown }), value: '' } : null
}

/** All that a tip says of a day, as one sentence. */
export function dayText(model: ChartModel, index: number): string {
  const day = format.longDay(model.days[index] ?? 0)
  const state = dayState(model, index)
  if (state.kind !== 'counted') return t('chartDay', { day, numbers: gapText(state) })
  const foot = footOf(model, index)
  const numbers = [
    ...model.series.map((series) => `${seriesName(series)} ${valueText(model, series, index)}`),
    ...(foot ? [`${foot.label} ${foot.value}`.trim()] : []),
  ]
  return t('chartDay', { day, numbers: numbers.join(', ') })
}

/** What is read aloud when a key moved the cursor; empty when the pointer did. */
export function liveText(model: ChartModel, view: ChartView): string {
  if (!view.isSpoken || view.cursor === null) return ''
  const selection = selectionOf(view)
  if (selection) {
    return t('chartSelected', { count: dayCount(selection), range: format.range(selection) })
  }
  const index = indexOfDay(model, view.cursor)
  return index < 0 ? '' : dayText(model, index)
}
