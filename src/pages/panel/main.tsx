import { render } from 'preact'
import { t } from '../../platform/i18n.ts'
import { joinPortal } from '../../platform/panel-frame.ts'
import { createServices } from '../shared/services.ts'
import { Panel } from './panel.tsx'
import '../../ui/theme.css'
import './panel.css'

const root = document.getElementById('app')
if (root) await start(root)

/** Shows nothing of the store before the background has said that our own content script opened this frame. */
async function start(element: HTMLElement): Promise<void> {
  const useTheme = (theme: string): void => {
    document.documentElement.dataset.theme = theme
  }
  try {
    const { theme } = await joinPortal((context) => useTheme(context.theme))
    useTheme(theme)
    render(<Panel services={createServices()} />, element)
  } catch {
    render(<p class="panel">{t('panelRefused')}</p>, element)
  }
}
