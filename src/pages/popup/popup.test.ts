// @vitest-environment happy-dom
import { h, render } from 'preact'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeServices, readingJob } from '../../../test/ui/fake-services.ts'
import { emptyModel, periodReport, reportModel } from '../../../test/ui/models.ts'
import type { Services } from '../shared/services.ts'
import { Popup } from './popup.tsx'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const NOW = Date.UTC(2026, 10, 21, 12)
const root = document.createElement('div')

afterEach(() => render(null, root))

async function show(services: Services, text: string): Promise<void> {
  render(h(Popup, { services, now: NOW }), root)
  await vi.waitFor(() => expect(root.textContent).toContain(text))
}

it('shows clients, messages, both directions and the worst insights first', async () => {
  await show(fakeServices(reportModel()), '1,653')
  expect(root.textContent).toContain('3 clients')
  expect(root.textContent).toContain('Inbound 9,936')
  // The import was sealed at 09:01.
  expect(root.textContent).toContain('Imported 2 hours ago')
  const lines = [...root.querySelectorAll('.insight-line')].map((line) => line.textContent)
  expect(lines).toEqual([
    'Contoso relayTLS 1.0 62% (420 of 675)',
    'Fabrikam partnerNo TLS 60% (300 of 504)',
    'To printersNo TLS 67% (8 of 12)',
  ])
})

it('names the period of a portal export instead of seven days', async () => {
  await show(fakeServices(reportModel({ smtpAuth: periodReport() })), 'from the portal export')
  expect(root.querySelector('[aria-labelledby=widget-smtp-auth]')?.textContent).not.toContain('7 days')
  expect(root.querySelector('[aria-labelledby=widget-mail-flow]')?.textContent).toContain('7 days to')
})

it('does not start the engine, but shows what it says', async () => {
  const services = fakeServices(emptyModel(), [readingJob()])
  await show(services, 'MTDetail_Report.csv: 33% read')
  expect(root.textContent).toContain('No data yet')
  expect(services.calls).toEqual([])
})
