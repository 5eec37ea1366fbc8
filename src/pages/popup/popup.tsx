import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n.ts'
import { formatAge } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { MessageBar } from '../../ui/message-bar.tsx'
import { errorSentence } from '../shared/error-sentence.ts'
import { RunningImport } from '../shared/running-import.tsx'
import { type ViewState, WHAT_TO_EXPORT } from '../shared/view-state.ts'
import { ClientsPart } from './clients-part.tsx'
import { InsightsPart } from './insights-part.tsx'
import { MailFlowPart } from './mail-flow-part.tsx'
import type { PopupServices } from './popup-services.ts'
import { nudgeOf, type PopupState } from './popup-state.ts'
import { TroubleBar } from './trouble-bar.tsx'
import { usePopup } from './use-popup.ts'

type OpenView = (view: Partial<ViewState>) => void

/** The newest week in one look, behind the extension's button. `now` in milliseconds since the epoch. */
export function Popup(props: { services: PopupServices; now: number }): JSX.Element {
  const { services, now } = props
  const { state, error, jobs, portal } = usePopup(services)
  const [callError, setCallError] = useState<unknown>(null)
  /** A popup that stays open over the tab it has opened would be in the way. */
  const leave = (open: () => Promise<void>): void => {
    open().then(() => close(), setCallError)
  }
  const openView: OpenView = (view) => leave(() => services.openView(view))
  const failure = error ?? callError
  return (
    <main class="popup" data-report-ready={state?.summary ? '' : undefined}>
      <Head state={state} now={now} onSettings={() => leave(services.openSettings)} />
      {failure === null ? null : <MessageBar tone="bad">{errorSentence(failure)}</MessageBar>}
      {state ? <TroubleBar trouble={state.trouble} onOpen={() => openView({ page: 'imports' })} /> : null}
      {state ? <Body state={state} now={now} onOpen={openView} /> : null}
      {portal?.isAnchored === false ? <p class="small quiet">{t('popupNotAnchored')}</p> : null}
      <RunningImport jobs={jobs} />
      <div class="popup-buttons">
        <button
          type="button"
          class="button button-primary"
          onClick={() => leave(() => services.openReport(false))}
        >
          {t('actionOpenReport')}
        </button>
        <button type="button" class="button" onClick={() => leave(() => services.openReport(true))}>
          {t('actionImportFiles')}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => openView({ page: 'imports', row: WHAT_TO_EXPORT })}
        >
          {t('popupWhatToExport')}
        </button>
      </div>
    </main>
  )
}

function Head(props: { state: PopupState | null; now: number; onSettings: () => void }): JSX.Element {
  const lastSeal = props.state?.lastSeal ?? null
  return (
    <div class="popup-head">
      <h1>{t('extensionName')}</h1>
      {lastSeal === null ? null : (
        <span class="small quiet">{t('popupAge', { age: formatAge(lastSeal, props.now) })}</span>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={t('actionSettings')}
        title={t('actionSettings')}
        onClick={props.onSettings}
      >
        <Icon name="gear" />
      </button>
    </div>
  )
}

function Body(props: { state: PopupState; now: number; onOpen: OpenView }): JSX.Element {
  const { state, onOpen } = props
  const { summary } = state
  if (!summary) return <Empty />
  return (
    <>
      <NudgeLine state={state} now={props.now} />
      <ClientsPart summary={summary.smtpAuth} onOpen={() => onOpen({ page: 'smtp-auth' })} />
      <MailFlowPart summary={summary.mailFlow} onOpen={() => onOpen({ page: 'mail-flow', view: 'tls' })} />
      <InsightsPart insights={summary.insights} onOpen={onOpen} />
    </>
  )
}

/** What time asks for, where the admin wanted to hear of it. */
function NudgeLine(props: { state: PopupState; now: number }): JSX.Element | null {
  const nudge = nudgeOf(props.state, props.now)
  if (!nudge) return null
  const days = { count: nudge.days }
  const sentence = nudge.kind === 'old' ? t('noticeOld', days) : t('noticeReminder', days)
  return <p class="popup-nudge small">{`${sentence}. ${t('noticeImport')}`}</p>
}

function Empty(): JSX.Element {
  return (
    <section class="popup-empty">
      <h2>{t('popupEmptyTitle')}</h2>
      <p class="quiet">{t('popupEmpty')}</p>
    </section>
  )
}
