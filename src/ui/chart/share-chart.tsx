import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { format } from '../format.ts'
import { type Swatch, swatchClass } from '../swatch.ts'
import { type ShareRow, shareRows } from './share-rows.ts'
import '../swatch.css'
import './share-chart.css'

interface ShareChartProps<Name extends string> {
  /** In the order of every legend; `unknown` stands beside the shares. */
  readonly names: readonly Name[]
  readonly counts: Readonly<Partial<Record<Name, number>>>
  readonly swatches: Readonly<Record<Name, Swatch>>
  readonly nameOf: (name: Name) => string
  /** What it shows, in words. */
  readonly title: string
  /** What the names are, such as "TLS version". */
  readonly nameTitle: string
  /** Said where none is known. */
  readonly whyUnknown: string
  /** Numbers alone, without the bars. */
  readonly isTable?: boolean
}

/** Shares of a period: one bar a value on a scale of 100 %. It is a table itself, so it reads aloud as one. */
export function ShareChart<Name extends string>(props: ShareChartProps<Name>): JSX.Element {
  const all = shareRows(props.names, props.counts)
  const isStated = all.some((row) => row.share !== null)
  // A 0 beside a version would say that nothing used it, where nobody knows.
  const rows = isStated ? all : all.filter((row) => row.messages > 0)
  return (
    <div class={props.isTable || !isStated ? 'share-chart share-chart-plain' : 'share-chart'}>
      {isStated ? null : <p class="quiet">{props.whyUnknown}</p>}
      <table hidden={rows.length === 0}>
        <caption class="visually-hidden">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{props.nameTitle}</th>
            <th scope="col">{t('columnShare')}</th>
            <th scope="col" class="number">
              {t('columnMessages')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.name} row={row} chart={props} isBar={isStated && !props.isTable} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row<Name extends string>(props: {
  row: ShareRow<Name>
  chart: ShareChartProps<Name>
  isBar: boolean
}): JSX.Element {
  const { row, chart } = props
  const swatch = chart.swatches[row.name]
  return (
    <tr class={row.messages === 0 ? 'quiet' : undefined}>
      <th scope="row">
        <span class={`swatch-key ${swatchClass(swatch)}`} aria-hidden="true" />
        {chart.nameOf(row.name)}
      </th>
      <td class="share-chart-cell">
        {props.isBar && row.share !== null ? <Bar share={row.share} swatch={swatch} /> : null}
        {row.share === null ? <span class="small quiet">{t('tlsUnknownBeside')}</span> : null}
        {row.share !== null && !props.isBar ? format.percent(row.share, 1) : null}
      </td>
      <td class="number">{format.count(row.messages)}</td>
    </tr>
  )
}

/** The bar takes its share of what the label leaves, so that 100 % has room for its label. */
function Bar({ share, swatch }: { share: number; swatch: Swatch }): JSX.Element {
  return (
    <span class="share-chart-bar">
      <span class="share-chart-scale">
        <span class={`share-chart-fill ${swatchClass(swatch)}`} style={{ width: `${share * 100}%` }} />
      </span>
      <span class="share-chart-percent">{format.percent(share, 1)}</span>
    </span>
  )
}
