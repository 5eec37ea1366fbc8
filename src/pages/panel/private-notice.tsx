import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'

/** In a private window: that the data is elsewhere, the way to it, and how to be rid of the panel here. */
export function PrivateNotice(props: { onOpenReport: () => void; onLeave: () => void }): JSX.Element {
  return (
    <main class="panel">
      <h1 class="panel-title">{t('panelPrivateTitle')}</h1>
      <p>{t('panelPrivate')}</p>
      <div class="panel-buttons">
        <button type="button" class="button button-primary" onClick={props.onOpenReport}>
          {t('actionOpenReport')}
        </button>
        <button type="button" class="button" onClick={props.onLeave}>
          {t('panelLeavePrivate')}
        </button>
      </div>
    </main>
  )
}
