import { render } from 'preact'
import { isInPrivateWindow } from '../../platform/extension.ts'
import { LANGUAGE, t } from '../../platform/i18n.ts'
import { callBackground } from '../../platform/messages.ts'
import { joinPortal } from '../../platform/panel-frame.ts'
import type { PanelContext } from '../../platform/portal-words.ts'
import { followAppearance } from '../shared/appearance.ts'
import { createServices, type Services } from '../shared/services.ts'
import { WithPolicy } from '../shared/with-policy.tsx'
import { Panel } from './panel.tsx'
import { PrivateNotice } from './private-notice.tsx'
import '../../ui/theme.css'
import './panel.css'

const root = document.getElementById('app')
if (root) await start(root)

/** Shows nothing of the store before the background has said that our own content script opened this frame. */
async function start(element: HTMLElement): Promise<void> {
  let services: Services | null = null
  const appearance = followAppearance()
  document.documentElement.lang = LANGUAGE
  const show = ({ place, theme }: PanelContext): void => {
    appearance.surround(theme)
    if (isInPrivateWindow()) {
      render(<Private />, element)
      return
    }
    services ??= createServices()
    render(
      <WithPolicy>
        <Panel services={services} place={place} />
      </WithPolicy>,
      element,
    )
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
