import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Family } from '../../../facts/vocabulary.ts'
import type { ReportModel } from '../../../model/report-model.ts'
import { t } from '../../../platform/i18n.ts'
import type { SenderRow } from '../../../reports/report.ts'
import { senderDays } from '../../../reports/submission-sums.ts'
import { Chart } from '../../../ui/chart.tsx'
import { tlsByDay } from '../../../ui/chart-data.ts'
import { familyName, tlsName } from '../../../ui/words.ts'

const CHART_HEIGHT = 160

/** The sender's own messages a day by TLS version, from the counted source, else from the one that knows its days. */
export function SenderDays(props: { model: ReportModel; sender: SenderRow }): JSX.Element {
  const { model, sender } = props
  const { smtpAuth: report, input } = model
  const family = familyWithDays(report.family, sender)
  const chart = useMemo(() => {
    if (family === null || report.range === null) return null
    const covered = report.coverage.find((one) => one.family === family)?.days ?? []
    return tlsByDay(senderDays(input, family, sender.address), { range: report.range, covered }, tlsName)
  }, [report, input, family, sender.address])
  return (
    <section class="stack">
      <h3>
        {t('senderDays')}
        {family !== null && family !== report.family ? (
          <span class="sourced-from quiet">{familyName(family)}</span>
        ) : null}
      </h3>
      {chart ? (
        <Chart model={chart} title={t('senderDays')} height={CHART_HEIGHT} />
      ) : (
        <p class="quiet">{t('periodsNoDays')}</p>
      )}
    </section>
  )
}

function familyWithDays(counted: Family | null, sender: SenderRow): Family | null {
  if (sender.firstDay !== null) return counted
  return sender.attributes.find(({ firstDay }) => firstDay !== null)?.family ?? null
}
