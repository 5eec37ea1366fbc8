import { render } from 'preact'
import { createServices } from '../shared/services.ts'
import { Popup } from './popup.tsx'
import '../../ui/theme.css'
import './popup.css'

const root = document.getElementById('app')
if (root) render(<Popup services={createServices()} now={Date.now()} />, root)
