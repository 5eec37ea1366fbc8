import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { format } from '../format.ts'
import type { ChartModel } from './chart-data.ts'
import { dayState } from './chart-shown.ts'
import { seriesName, valueText } from './chart-words.ts'

/** All numbers of a chart as a table, whatever is zoomed or switched off: what a screen reader reads. */
export function ChartTable({ model, title }: { model: ChartModel; title: string }): JSX.Element {
  const last = lastColumn(model)
  return (
    <table>
      <caption class="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columnDay')}</th>
          {model.series.map((series) => (
            <th key={series.name} scope="col" class="number">
              {seriesName(series)}
            </th>
          ))}
          {last ? (
            <th scope="col" class="number">
              {last.title}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {model.days.map((day, index) => (
          <tr key={day}>
            <th scope="row">{format.longDay(day)}</th>
            {model.series.map((series) => (
              <td key={series.name} class="number">
                {model.covered[index] ? valueText(model, series, index) : t('chartNoData')}
              </td>
            ))}
            {last ? <td class="number">{last.cell(index)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface LastColumn {
  readonly title: string
  cell(index: number): string
}

/** The total of a stack; beside shares the messages that are no part of them. */
function lastColumn(model: ChartModel): LastColumn | null {
  const cell = (index: number, count: number): string =>
    model.covered[index] ? format.count(count) : t('chartNoData')
  if (model.kind === 'shares') {
    return {
      title: t('tlsUnknown'),
      cell: (index) => cell(index, model.bases?.[index]?.unknown ?? 0),
    }
  }
  // Lines need no sum: a message can be on both. A chart without a series still says which days have data.
  if (model.kind === 'lines' || model.series.length === 1) return null
  return {
    title: t('chartTotal'),
    cell: (index) => {
      const state = dayState(model, index)
      return cell(index, state.kind === 'counted' ? state.total : 0)
    },
  }
}
