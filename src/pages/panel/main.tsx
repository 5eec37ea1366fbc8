import { render } from 'preact'
import { isInPrivateWindow } from '../../platform/extension.ts'
import { t } from '../../platform/i18n.ts'
import { callBackground } from '../../platform/messages.ts'
import { joinPortal } from '../../platform/panel-frame.ts'
import type { PanelContext } from '../../platform/portal-words.ts'
import { createServices, type Services } from '../shared/services.ts'
import { Panel } from './panel.tsx'
import { PrivateNotice } from './private-notice.tsx'
import '../../ui/theme.css'
import './panel.css'

const root = document.getElementById('app')
if (root) await start(root)

/** Shows nothing of the store before the background has said that our own content script opened this frame. */
async function start(element: HTMLElement): Promise<void> {
  let services: Services | null = null
  const show = ({ place, theme }: PanelContext): void => {
    document.documentElement.dataset.theme = theme
    if (isInPrivateWindow()) return render(<Private />, element)
    services ??= createServices()
    render(<Panel services={services} place={place} />, element)
  }
  try {
    show(await joinPortal(show))
  } catch {
    render(<p class="panel">{t('panelRefused')}</p>, element)
  }
}

/** The store of a private window is another one, empty, which goes with the window: nothing is read or written there. */
function Private() {
  return (
    <PrivateNotice
      onOpenReport={() => void callBackground('openReport', { importing: false }).catch(() => {})}
      onLeave={() => void callBackground('panelLeavePrivate', null).catch(() => {})}
    />
  )
}
