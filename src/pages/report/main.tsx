import { render } from 'preact'
import { createServices } from '../shared/services.ts'
import { ReportPage } from './report-page.tsx'
import '../../ui/theme.css'
import './report.css'

const root = document.getElementById('app')
if (root) render(<ReportPage services={createServices()} />, root)
