// @vitest-environment happy-dom
import { h, render } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readingJob } from '../../../test/ui/fake-services.ts'
import { INSIGHTS, periodReport, reportModel } from '../../../test/ui/models.ts'
import type { Job } from '../../engine/protocol.ts'
import type { ReportModel } from '../../model/report-model.ts'
import { summaryOf } from '../../model/summary.ts'
import { StoreError } from '../../store/store-error.ts'
import { Popup } from './popup.tsx'
import type { PopupServices } from './popup-services.ts'
import type { PopupState } from './popup-state.ts'

vi.mock('webextension-polyfill', () => ({ default: {} }))

const NOW = Date.UTC(2026, 10, 21, 12)
const root = document.createElement('div')

afterEach(() => render(null, root))

function stateOf(change: Partial<ReportModel> = {}, rest: Partial<PopupState> = {}): PopupState {
  return {
    summary: summaryOf(reportModel(change)),
    lastSeal: Date.UTC(2026, 10, 21, 9, 1),
    trouble: { lost: 0, damaged: 0, interrupted: 0 },
    settings: { maxAgeDays: 14, reminderDays: null },
    ...rest,
  }
}

const EMPTY: Partial<PopupState> = { summary: null, lastSeal: null }

function services(load: () => Promise<PopupState>, jobs: readonly Job[] = []) {
  const opened: unknown[] = []
  const fake: PopupServices = {
    engine: {
      onJobs(listener) {
        listener(jobs)
        return () => {}
      },
    },
    load,
    onChanged: () => () => {},
    openReport: async (isImporting) => void opened.push({ isImporting }),
    openView: async (view) => void opened.push(view),
    openSettings: async () => void opened.push('settings'),
    portal: async () => null,
  }
  return { ...fake, opened }
}

async function show(given: PopupServices, text: string): Promise<void> {
  vi.stubGlobal('close', () => {})
  render(h(Popup, { services: given, now: NOW }), root)
  await vi.waitFor(() => expect(root.textContent).toContain(text))
}

function press(name: string): void {
  const button = [...root.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  )
  if (!button) throw new Error(`no button ${name}`)
  button.click()
}

describe('the popup', () => {
  it('shows clients, messages, both directions and the worst insights first', async () => {
    await show(
      services(async () => stateOf()),
      '1,653',
    )
    expect(root.textContent).toContain('3 clients')
    expect(root.textContent).toContain('Inbound 9,936')
    expect(root.textContent).toContain('Imported 2 hours ago')
    const lines = [...root.querySelectorAll('.insight-line')].map((line) => line.textContent)
    expect(lines).toEqual([
      'Contoso relayTLS 1.0 62% (420 of 675)',
      'Fabrikam partnerNo TLS 60% (300 of 504)',
      'To printersNo TLS 67% (8 of 12)',
    ])
    // The one on few messages is listed, and not counted.
    expect(root.textContent).toContain('2 insights')
    expect(root.textContent).toContain('No TLS is over 25%: 1 · TLS 1.0 is above 50%: 1')
  })

  it('compares with the days before, or says why it does not', async () => {
    const before = { ...summaryOf(reportModel()).smtpAuth, before: { clients: 2, messages: 3306 } }
    const summary = { ...summaryOf(reportModel()), smtpAuth: before }
    await show(
      services(async () => stateOf({}, { summary })),
      '+50% (+1)',
    )
    expect(root.textContent).toContain('−50% (−1,653)')
    expect(root.textContent).toContain('3,306 in as many days before')
    const none = { ...summary, smtpAuth: { ...before, before: null } }
    render(null, root)
    await show(
      services(async () => stateOf({}, { summary: none })),
      'The days before are not all covered.',
    )
  })

  it('names the period of a portal export instead of seven days', async () => {
    await show(
      services(async () => stateOf({ smtpAuth: periodReport() })),
      'from the portal export',
    )
    expect(root.textContent).not.toContain('7 days')
  })

  it('shows an import on its way, before the first number as well', async () => {
    await show(
      services(async () => stateOf({}, EMPTY), [readingJob()]),
      'MTDetail_Report.csv: 33% read',
    )
    expect(root.textContent).toContain('No data yet')
  })

  it('tells what was lost, damaged or cut, beside the numbers, and where to read of it', async () => {
    const trouble = { lost: 1, damaged: 2, interrupted: 1 }
    const given = services(async () => stateOf({}, { trouble }))
    await show(given, '1 import is no longer there.')
    expect(root.textContent).toContain('2 imports are damaged')
    expect(root.textContent).toContain('1 import was interrupted')
    expect(root.querySelector('[role=alert]')).not.toBeNull()
    press('See what to do')
    expect(given.opened).toEqual([{ page: 'imports' }])
  })

  it('says why there is no number where the store cannot be opened', async () => {
    await show(
      services(() => Promise.reject(new StoreError('blocked'))),
      'tab',
    )
    expect(root.querySelector('[role=alert]')).not.toBeNull()
    expect(root.textContent).not.toContain('No data yet')
  })

  it('leads to report, import, what to export, settings, and to the connector of an insight', async () => {
    const given = services(async () => stateOf())
    await show(given, '1,653')
    press('Open report')
    press('Import…')
    press('What to export')
    press('Settings')
    press('Contoso relay')
    press('2 insights')
    expect(given.opened).toEqual([
      { isImporting: false },
      { isImporting: true },
      { page: 'imports', row: 'what-to-export' },
      'settings',
      expect.objectContaining({ page: 'mail-flow', view: 'tls' }),
      { page: 'insights' },
    ])
  })

  it('says that no connector is over a limit', async () => {
    const resolved = INSIGHTS.map((insight) => ({ ...insight, state: 'resolved' as const }))
    await show(
      services(async () => stateOf({ insights: resolved })),
      'No connector is over a limit.',
    )
  })

  it('says when the plugin did not find its place in the tab beneath', async () => {
    const given = services(async () => stateOf())
    const portal = async () => ({ place: 'other', isAnchored: false }) as const
    await show({ ...given, portal }, 'did not find its place')
  })
})
