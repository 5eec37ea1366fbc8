import { type DayRange, type EpochDay, secondsOfDay } from '../../facts/day.ts'
import { type ChartModel, totalAt } from './chart-data.ts'

/** What a chart can say of one day. */
export type DayState =
  /** No import covers it. */
  | { readonly kind: 'uncovered' }
  /** Covered; none of its messages can be part of a share. `unknown` may be 0. */
  | { readonly kind: 'no-share'; readonly unknown: number }
  | { readonly kind: 'counted'; readonly total: number }

/** What there is to say of the day at an index; of shares the total is what they are taken over. */
export function dayState(model: ChartModel, index: number): DayState {
  if (!model.covered[index]) return { kind: 'uncovered' }
  if (model.kind !== 'shares') return { kind: 'counted', total: totalAt(model, index) ?? 0 }
  const basis = model.bases?.[index]
  if (!basis) return { kind: 'uncovered' }
  return basis.known === 0
    ? { kind: 'no-share', unknown: basis.unknown }
    : { kind: 'counted', total: basis.known }
}

/** The part of a model that a reader looks at: its days inside `range`, without the series switched off. */
export function shownModel(
  model: ChartModel,
  range: DayRange | null,
  hidden: ReadonlySet<string> = new Set(),
): ChartModel {
  const first = model.days[0] ?? 0
  const from = range ? range.from - first : 0
  const to = range ? range.to - first + 1 : model.days.length
  const { bases } = model
  return {
    kind: model.kind,
    days: model.days.slice(from, to),
    covered: model.covered.slice(from, to),
    series: model.series
      .filter((series) => !hidden.has(series.name))
      .map((series) => ({ ...series, values: series.values.slice(from, to) })),
    ...(bases ? { bases: bases.slice(from, to) } : {}),
  }
}

/** All messages of a list of days; `null` when no day of it is covered. */
export function sumOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (value === null ? sum : (sum ?? 0) + value), null)
}

/** Messages that the shares of all days are taken over. */
export function knownOf(model: ChartModel): number {
  return (model.bases ?? []).reduce((sum, basis) => sum + (basis?.known ?? 0), 0)
}

/** Runs of days that no bar and no point stands on, ends included. */
export function gapsOf(model: ChartModel): readonly DayRange[] {
  const gaps: DayRange[] = []
  model.days.forEach((day, index) => {
    if (dayState(model, index).kind === 'counted') return
    const last = gaps.at(-1)
    if (last && last.to === day - 1) gaps[gaps.length - 1] = { from: last.from, to: day }
    else gaps.push({ from: day, to: day })
  })
  return gaps
}

/** First to last day of a model; `null` without a day. */
export function spanOf(model: ChartModel): DayRange | null {
  const [from, to] = [model.days[0], model.days.at(-1)]
  return from === undefined || to === undefined ? null : { from, to }
}

/** Where the day stands in the model; -1 when it lies outside. */
export function indexOfDay(model: ChartModel, day: EpochDay): number {
  const index = day - (model.days[0] ?? day + 1)
  return index < model.days.length ? Math.max(-1, index) : -1
}

/**
 * The columns that uPlot draws: seconds, then one list a series. Of bars each list is the sum up to that
 * series, the topmost first, so that each later one is painted over the part it shares. Shares are 0 to 1.
 */
export function plotColumns(model: ChartModel): readonly (readonly (number | null)[])[] {
  const x = model.days.map(secondsOfDay)
  if (model.kind === 'lines') return [x, ...model.series.map((series) => series.values)]
  const sums: (number | null)[][] = []
  for (const series of model.series) {
    const below = sums.at(-1)
    sums.push(
      series.values.map((value, index) => {
        const part = model.kind === 'shares' ? shareOf(model, value, index) : value
        return part === null ? null : part + (below?.[index] ?? 0)
      }),
    )
  }
  return [x, ...sums.reverse()]
}

function shareOf(model: ChartModel, value: number | null, index: number): number | null {
  const known = model.bases?.[index]?.known ?? 0
  return value === null || known === 0 ? null : value / known
}
