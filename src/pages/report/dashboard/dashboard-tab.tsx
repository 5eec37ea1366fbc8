import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import { countedPeriods } from '../../../reports/counted-periods.ts'
import { memo } from '../../../ui/memo.ts'
import { MailFlowWidget } from '../../shared/mail-flow-widget.tsx'
import { SmtpAuthWidget } from '../../shared/smtp-auth-widget.tsx'
import { WorstInsights } from '../../shared/worst-insights.tsx'
import type { PageProps } from '../page-props.ts'
import { DashboardCoverage } from './dashboard-coverage.tsx'
import './dashboard.css'

/** The "Mail flow dashboard": the original's two widgets side by side, and what needs a look. */
export const DashboardTab = memo(function DashboardTab({ model, changeView }: PageProps): JSX.Element {
  return (
    <div class="dashboard">
      <div class="card">
        <SmtpAuthWidget
          report={model.smtpAuth}
          onOpen={() => changeView({ page: 'smtp-auth', isSummaryOpen: true })}
        />
      </div>
      <div class="card">
        <MailFlowWidget
          report={model.mailFlow}
          onOpen={() => changeView({ page: 'mail-flow', isSummaryOpen: true })}
        />
      </div>
      <div class="card">
        <WorstInsights insights={model.insights} onOpen={changeView} />
      </div>
      <section class="card dashboard-wide" aria-labelledby="dashboard-rests">
        <h2 id="dashboard-rests">{t('dashboardRests')}</h2>
        <DashboardCoverage
          title={t('tabSmtpAuth')}
          basis={model.smtpAuth}
          periods={countedPeriods(model.smtpAuth)}
        />
        <DashboardCoverage title={t('tabMailFlow')} basis={model.mailFlow} periods={[]} />
        <p class="small quiet">{t('dashboardUtc')}</p>
      </section>
    </div>
  )
})
