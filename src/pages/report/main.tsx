// Before the components, whose own styles come later and win.
import '../../ui/theme.css'
import './report.css'
import { render } from 'preact'
import { LANGUAGE } from '../../platform/i18n.ts'
import { followAppearance } from '../shared/appearance.ts'
import { createServices } from '../shared/services.ts'
import { WithPolicy } from '../shared/with-policy.tsx'
import { ReportPage } from './report-page.tsx'

followAppearance()
document.documentElement.lang = LANGUAGE
const root = document.getElementById('app')
if (root) {
  render(
    <WithPolicy>
      <ReportPage services={createServices()} />
    </WithPolicy>,
    root,
  )
}
