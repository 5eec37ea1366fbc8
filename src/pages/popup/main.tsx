import { render } from 'preact'
import { LANGUAGE } from '../../platform/i18n.ts'
import { followAppearance } from '../shared/appearance.ts'
import { Popup } from './popup.tsx'
import { createPopupServices } from './popup-services.ts'
import '../../ui/theme.css'
import '../shared/widget.css'
import './popup.css'

followAppearance()
document.documentElement.lang = LANGUAGE
const root = document.getElementById('app')
if (root) render(<Popup services={createPopupServices()} now={Date.now()} />, root)
