// Before the components, whose own styles come later and win.
import '../../ui/theme.css'
import './report.css'
import { render } from 'preact'
import { createServices } from '../shared/services.ts'
import { ReportPage } from './report-page.tsx'

const root = document.getElementById('app')
if (root) render(<ReportPage services={createServices()} />, root)
