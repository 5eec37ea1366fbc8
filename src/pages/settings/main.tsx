import { render } from 'preact'
import { LANGUAGE, t } from '../../platform/i18n.ts'
import { followAppearance } from '../shared/appearance.ts'
import { SettingsPage } from './settings-page.tsx'
import { createSettingsServices } from './settings-services.ts'
import '../../ui/theme.css'
import './settings.css'

followAppearance()
document.documentElement.lang = LANGUAGE
document.title = `${t('settingsTitle')} - ${t('extensionName')}`
const root = document.getElementById('app')
if (root) render(<SettingsPage services={createSettingsServices()} />, root)
