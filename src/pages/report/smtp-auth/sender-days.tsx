import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { knownMessages } from '../../../facts/tls.ts'
import type { Family } from '../../../facts/vocabulary.ts'
import type { ReportModel } from '../../../model/report-model.ts'
import { t } from '../../../platform/i18n.ts'
import type { SenderRow } from '../../../reports/report.ts'
import { senderDays } from '../../../reports/submission-sums.ts'
import { Chart } from '../../../ui/chart/chart.tsx'
import { type ChartModel, tlsByDay, volumeByDomain } from '../../../ui/chart/chart-data.ts'
import { tlsName } from '../../../ui/words.ts'
import { SourcedSection } from './source-details.tsx'

const CHART_HEIGHT = 160

/** The sender's own messages a day, from the counted source, else from the one that knows its days. */
export function SenderDays(props: { model: ReportModel; sender: SenderRow }): JSX.Element {
  const { model, sender } = props
  const family = familyWithDays(model.smtpAuth.family, sender)
  const chart = useMemo(() => daysChart(model, family, sender), [model, family, sender])
  const source = family !== null && family !== model.smtpAuth.family ? { family } : null
  return (
    <SourcedSection title={t('senderDays')} source={source}>
      {chart ? (
        <Chart model={chart} title={t('senderDays')} height={CHART_HEIGHT} />
      ) : (
        <p class="quiet">{t('periodsNoDays')}</p>
      )}
    </SourcedSection>
  )
}

/** By TLS version where one is known: bars of unknown alone would look like nothing. */
function daysChart(model: ReportModel, family: Family | null, sender: SenderRow): ChartModel | null {
  const { range, coverage } = model.smtpAuth
  if (family === null || range === null) return null
  const days = { range, covered: coverage.find((one) => one.family === family)?.days ?? [] }
  const rows = senderDays(model.input, family, sender.address)
  if (rows.some(({ tls }) => knownMessages(tls) > 0)) return tlsByDay(rows, days, tlsName)
  const ofDomain = rows.map(({ day, messages }) => ({ day, messages, domain: sender.domain }))
  return volumeByDomain(ofDomain, days, { domain: sender.domain, otherName: '' })
}

function familyWithDays(counted: Family | null, sender: SenderRow): Family | null {
  if (sender.firstDay !== null) return counted
  return sender.attributes.find(({ firstDay }) => firstDay !== null)?.family ?? null
}
