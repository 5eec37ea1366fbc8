import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { t } from '../../../platform/i18n.ts'
import { countedPeriods } from '../../../reports/counted-periods.ts'
import { tlsUsages } from '../../../reports/tls-usage.ts'
import type { UnusualActivity } from '../../../reports/unusual-activity.ts'
import { changeText } from '../../../ui/change-text.ts'
import { Fact } from '../../../ui/fact.tsx'
import { Flyout } from '../../../ui/flyout.tsx'
import { format } from '../../../ui/format.ts'
import { comparisonOf } from '../../shared/comparison.ts'
import { whyNoSenderAuthentication, whyNoSenderTls } from '../../shared/reasons.ts'
import { SenderAuthentication } from '../../shared/sender-authentication.tsx'
import { formatViewState } from '../../shared/view-state.ts'
import { basisLine } from '../basis.ts'
import type { PageProps } from '../page-props.ts'
import { TlsOfPeriod } from './tls-view.tsx'

/** The widget's flyout "SMTP Auth clients": TLS usage and volumes of the week, and the way to the report. */
export function SummaryFlyout(props: PageProps & { activity: UnusualActivity }): JSX.Element {
  const { model, view, changeView, activity } = props
  const { smtpAuth: report } = model
  const comparison = comparisonOf(report)
  const usages = useMemo(() => tlsUsages(report, null), [report])
  const withChange = (now: number, before: number): string =>
    `${format.count(now)}, ${changeText(now, before)}`
  const isCompared = comparison.kind === 'compared'
  return (
    <Flyout title={t('tabSmtpAuth')} onClose={() => changeView({ isSummaryOpen: false })}>
      <p class="quiet">{basisLine(report, countedPeriods(report))}</p>
      <dl class="facts">
        <Fact name={t('figureClients')}>
          {isCompared ? withChange(report.clients, comparison.clients) : format.count(report.clients)}
        </Fact>
        <Fact name={t('figureMessages')}>
          {isCompared ? withChange(report.messages, comparison.messages) : format.count(report.messages)}
        </Fact>
      </dl>
      <p class="small quiet">
        {isCompared ? t('comparedWith', { range: format.range(comparison.range) }) : comparison.why}
      </p>
      <section class="stack">
        <h3>{t('viewTls')}</h3>
        <TlsOfPeriod usages={usages} whyUnknown={whyNoSenderTls(report)} />
      </section>
      <section class="stack">
        <h3>{t('sendersByAuthentication')}</h3>
        <SenderAuthentication
          counts={activity.authentication}
          whyUnknown={whyNoSenderAuthentication(report)}
        />
      </section>
      <p>
        <a href={formatViewState({ ...view, isSummaryOpen: false })}>{t('smtpAuthReportLink')}</a>
      </p>
    </Flyout>
  )
}
