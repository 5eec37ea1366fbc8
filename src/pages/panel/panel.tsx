import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { DEFAULT_WISH, type ReportModel } from '../../model/report-model.ts'
import { t } from '../../platform/i18n.ts'
import { Chart } from '../../ui/chart.tsx'
import { volumeByDomain } from '../../ui/chart-data.ts'
import { ImportButton, useDropAnywhere } from '../../ui/drop-zone.tsx'
import { MessageBar } from '../../ui/message-bar.tsx'
import { coveredDays } from '../shared/covered-days.ts'
import { errorSentence } from '../shared/error-sentence.ts'
import { createImportActions } from '../shared/import-actions.ts'
import { waitsForLook } from '../shared/review-focus.ts'
import { RunningImport } from '../shared/running-import.tsx'
import type { Services } from '../shared/services.ts'
import { useAtOnce } from '../shared/use-at-once.ts'
import { useImports } from '../shared/use-imports.ts'
import { useReport } from '../shared/use-report.ts'
import { WaitingReviews } from '../shared/waiting-reviews.tsx'
import { WeekSummary } from '../shared/week-summary.tsx'

/** The panel inside the portal, once the background has said that the frame is ours. */
export function Panel({ services }: { services: Services }): JSX.Element {
  const { model, error } = useReport(services, DEFAULT_WISH)
  const imports = useImports(services, { asksAtStart: false })
  const actions = useMemo(() => createImportActions(services, imports), [services, imports.run])
  const atOnce = useAtOnce(services)
  const isOver = useDropAnywhere(imports.start)
  const failure = error ?? imports.error
  return (
    <main class="panel" data-report-ready={model && model.coverage.length > 0 ? '' : undefined}>
      <h1 class="visually-hidden">{t('extensionName')}</h1>
      {failure === null ? null : <MessageBar tone="bad">{errorSentence(failure)}</MessageBar>}
      {model && model.coverage.length === 0 ? <p class="quiet">{t('popupEmpty')}</p> : null}
      {model && model.coverage.length > 0 ? (
        <>
          <WeekSummary model={model} onOpen={(view) => imports.run(() => services.openView(view))} />
          <ClientsChart model={model} />
        </>
      ) : null}
      <WaitingReviews jobs={imports.jobs} actions={actions} atOnce={atOnce} />
      <RunningImport jobs={imports.jobs.filter((job) => !waitsForLook(job))} />
      <div class={isOver ? 'panel-drop panel-drop-over' : 'panel-drop'}>
        <span class="small">{isOver ? t('dropHere') : t('panelDrop')}</span>
        <ImportButton onFiles={imports.start} label={t('actionChooseFiles')} />
      </div>
      <button
        type="button"
        class="button button-primary"
        onClick={() => imports.run(() => services.openReport(false))}
      >
        {t('actionOpenReport')}
      </button>
    </main>
  )
}

function ClientsChart({ model }: { model: ReportModel }): JSX.Element | null {
  const { smtpAuth } = model
  const chart = useMemo(
    () =>
      smtpAuth.range &&
      volumeByDomain(
        smtpAuth.byDay,
        { range: smtpAuth.range, covered: coveredDays(smtpAuth) },
        { domain: null, otherName: t('domainOthers') },
      ),
    [smtpAuth],
  )
  if (!chart || smtpAuth.byDay.length === 0) return null
  return (
    <section>
      <h2>{t('panelChartClients')}</h2>
      <Chart model={chart} title={t('chartSmtpAuthVolume')} height={180} />
    </section>
  )
}
