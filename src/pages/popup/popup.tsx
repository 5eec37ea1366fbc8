import type { JSX } from 'preact'
import { DEFAULT_WISH, type ReportModel } from '../../model/report-model.ts'
import { t } from '../../platform/i18n.ts'
import { formatAge } from '../../ui/format.ts'
import { MessageBar } from '../../ui/message-bar.tsx'
import { errorSentence } from '../shared/error-sentence.ts'
import { RunningImport } from '../shared/running-import.tsx'
import type { Services } from '../shared/services.ts'
import { useImports } from '../shared/use-imports.ts'
import { useReport } from '../shared/use-report.ts'
import type { ViewState } from '../shared/view-state.ts'
import { WeekSummary } from '../shared/week-summary.tsx'

/** The week's summary behind the extension's button. `now` in milliseconds since the epoch. */
export function Popup(props: { services: Services; now: number }): JSX.Element {
  const { services } = props
  const { model, error } = useReport(services, DEFAULT_WISH)
  const { jobs, run, error: callError } = useImports(services, { asksAtStart: false })
  const open = (isImporting: boolean): void =>
    run(async () => {
      await services.openReport(isImporting)
      close()
    })
  const openView = (view: Partial<ViewState>): void =>
    run(async () => {
      await services.openView(view)
      close()
    })
  const failure = error ?? callError
  return (
    <main class="popup" data-report-ready={model && model.coverage.length > 0 ? '' : undefined}>
      <div class="popup-head">
        <h1>{t('extensionName')}</h1>
        {model && newestSeal(model) > 0 ? (
          <span class="small quiet">{t('popupAge', { age: formatAge(newestSeal(model), props.now) })}</span>
        ) : null}
      </div>
      {failure === null ? null : <MessageBar tone="bad">{errorSentence(failure)}</MessageBar>}
      {model && model.coverage.length === 0 ? <Empty /> : null}
      {model && model.coverage.length > 0 ? <WeekSummary model={model} onOpen={openView} /> : null}
      <RunningImport jobs={jobs} />
      <div class="popup-buttons">
        <button type="button" class="button button-primary" onClick={() => open(false)}>
          {t('actionOpenReport')}
        </button>
        <button type="button" class="button" onClick={() => open(true)}>
          {t('actionImportFiles')}
        </button>
      </div>
    </main>
  )
}

/** When the newest import was sealed, milliseconds since the epoch; 0 before the first. */
function newestSeal(model: ReportModel): number {
  return Math.max(0, ...model.imports.map((entry) => entry.sealedAt ?? 0))
}

function Empty(): JSX.Element {
  return (
    <section class="popup-empty">
      <h2>{t('popupEmptyTitle')}</h2>
      <p class="quiet">{t('popupEmpty')}</p>
    </section>
  )
}
