import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import type { MailFlowReport } from '../../../reports/report.ts'
import { Chart } from '../../../ui/chart/chart.tsx'
import { type ChartDays, shareByDay, volumeLines } from '../../../ui/chart/chart-data.ts'
import { format } from '../../../ui/format.ts'
import { TlsBreakdown } from '../../../ui/tls-breakdown.tsx'
import { tlsName } from '../../../ui/words.ts'
import { coveredDays } from '../../shared/covered-days.ts'
import { whyNoTransportTls } from '../../shared/reasons.ts'
import type { FlowPart } from './shown-flow.ts'

interface FlowChartProps {
  readonly report: MailFlowReport
  readonly parts: readonly FlowPart[]
}

/** "Mail flow": messages a day, a line for each part. */
export function FlowVolumeChart({ report, parts }: FlowChartProps): JSX.Element | null {
  const days = useDays(report)
  const model = useMemo(
    () =>
      days &&
      volumeLines(
        parts.map(({ name, byDay }) => ({ name, rows: byDay })),
        days,
      ),
    [parts, days],
  )
  return model && <Chart model={model} title={t('chartMailFlow')} height={320} />
}

/** "TLS usage": the shares of the whole range, then day by day; parts side by side. */
export function FlowTlsCharts({ report, parts }: FlowChartProps): JSX.Element | null {
  const days = useDays(report)
  if (!days) return null
  return (
    <div class={parts.length > 1 ? 'chart-pair' : undefined}>
      {parts.map((part) => (
        <PartTls key={part.name} part={part} days={days} whyUnknown={whyNoTransportTls(report)} />
      ))}
    </div>
  )
}

function PartTls(props: { part: FlowPart; days: ChartDays; whyUnknown: string }): JSX.Element {
  const { part, days } = props
  const model = useMemo(() => shareByDay(part.byDay, days, tlsName), [part, days])
  return (
    <section class="stack" aria-label={part.name}>
      <h3>
        {t('partMessages', { name: part.name, count: part.messages, messages: format.count(part.messages) })}
      </h3>
      {part.messages === 0 ? (
        <p class="quiet">{t('flowNoMessages')}</p>
      ) : (
        <>
          <TlsBreakdown tls={part.tls} caption={t('viewTls')} whyUnknown={props.whyUnknown} />
          <Chart model={model} title={t('chartSharesOf', { name: part.name })} height={240} />
        </>
      )}
    </section>
  )
}

function useDays(report: MailFlowReport): ChartDays | null {
  return useMemo(
    () => report.range && report.family && { range: report.range, covered: coveredDays(report) },
    [report],
  )
}
