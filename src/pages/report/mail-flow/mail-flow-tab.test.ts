// @vitest-environment happy-dom
import { h, render } from 'preact'
import { expect, it, vi } from 'vitest'
import { fakeServices } from '../../../../test/ui/fake-services.ts'
import { evidence, INSIGHTS, reportModel, WEEK } from '../../../../test/ui/models.ts'
import { testRoot } from '../../../../test/ui/test-root.ts'
import type { StatedInsight } from '../../../insights/insight-state.ts'
import { ReportPage } from '../report-page.tsx'

vi.mock('webextension-polyfill', () => ({ default: {} }))
vi.mock('../../../ui/chart/chart.tsx', () => ({ Chart: (props: { title: string }) => `[${props.title}]` }))

const root = testRoot()

async function show(hash: string, services = fakeServices(reportModel())): Promise<void> {
  location.hash = hash
  render(h(ReportPage, { services }), root)
  await see('Outbound and inbound mail flow')
}

async function see(text: string): Promise<void> {
  await vi.waitFor(() => expect(root.textContent).toContain(text))
}

function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent?.trim()) === name,
  )
  if (!found) throw new Error(`no button ${name}`)
  return found
}

function choose(label: string, option: string): void {
  const field = [...root.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label))
  const select = field?.querySelector('select')
  if (!select) throw new Error(`no choice ${label}`)
  select.selectedIndex = [...select.options].findIndex((one) => one.text === option)
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

it('keeps every choice in the address, and the choices when it turns to the table', async () => {
  await show('#/mail-flow')
  await see('[Messages a day]')
  choose('View data by:', 'TLS usage')
  await see('[Inbound: share of each TLS version a day]')
  choose('Show data for:', 'Inbound - Contoso relay')
  await see('[Inbound - Contoso relay: share of each TLS version a day]')
  button('View details table').click()
  await see('Connector direction and name')
  expect(location.hash).toBe('#/mail-flow?view=tls&show=inbound+%3DContoso+relay&as=table')
  button('View report').click()
  await see('[Inbound - Contoso relay: share of each TLS version a day]')
})

it('offers mail without a connector in both directions, by the original words', async () => {
  await show('#/mail-flow?show=outbound&view=tls')
  await see('To the internet without a connector: 5,503 messages')
  choose('Show data for:', 'From the internet without a connector')
  // 4,800 + 3,900.
  await see('From the internet without a connector: 8,700 messages')
})

it('opens a row by its link, with the reason why nobody knows whether TLS was forced', async () => {
  await show('#/mail-flow?as=table&row=2026-11-20+inbound+%3DContoso+relay')
  const dialog = await vi.waitFor(() => root.querySelector('dialog') ?? expect.fail())
  for (const text of [
    'Inbound - Contoso relay',
    'On-premises',
    'Only the inbound and outbound messages report of the portal states whether TLS was forced.',
    'TLS 1.0 is above 50%',
    'Day by day',
    'Where these numbers come from',
    'MTDetail_Report.csv',
  ]) {
    expect(dialog.textContent).toContain(text)
  }
})

it('opens the summary with both directions, advice, four pages of Microsoft and the way to the report', async () => {
  await show('#/mail-flow?flyout=summary')
  const dialog = await vi.waitFor(() => root.querySelector('dialog') ?? expect.fail())
  expect(dialog.textContent).toContain('Inbound: 9,936 messages')
  expect(dialog.textContent).toContain('Servers you do not control')
  expect(dialog.textContent).not.toContain('Outbound TLS failures by domain')
  const links = [...dialog.querySelectorAll<HTMLAnchorElement>('a[target=_blank]')]
  expect(links.map((link) => new URL(link.href).host)).toEqual(Array(4).fill('learn.microsoft.com'))
  expect(links.every((link) => link.rel === 'noreferrer noopener')).toBe(true)
  const [report] = [...dialog.querySelectorAll('a')].filter((link) => link.textContent === 'Connector report')
  expect(report?.getAttribute('href')).toBe('#/mail-flow')
})

it('shows outbound TLS failures where a report of them was imported', async () => {
  const model = reportModel({ evidence: evidence({ formats: ['tls-rpt'], tlsDays: [WEEK.from] }) })
  await show('#/mail-flow?flyout=summary', fakeServices(model))
  await see('Outbound TLS failures by domain')
})

it('acknowledges an insight with a note, by the share of the newest week', async () => {
  const services = fakeServices(reportModel())
  await show('#/insights', services)
  button('Acknowledge: TLS 1.0 is above 50%, Contoso relay').click()
  const note = await vi.waitFor(() => root.querySelector('textarea') ?? expect.fail())
  note.value = ' until May '
  note.dispatchEvent(new Event('input', { bubbles: true }))
  await vi.waitFor(() => expect(note.value).toBe(' until May '))
  note.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  expect(services.calls).toContainEqual({
    method: 'acknowledgeInsight',
    params: {
      insight: 'tls10-over-50',
      direction: 'inbound',
      connector: 'Contoso relay',
      share: 420 / 675,
      note: 'until May',
    },
  })
})

it('lists open, acknowledged and resolved apart, counts the open ones, and leads to the report', async () => {
  const [relay, fabrikam, printers] = INSIGHTS as readonly [StatedInsight, StatedInsight, StatedInsight]
  const said = { ...fabrikam, note: 'ticket 4711', at: Date.UTC(2026, 10, 1), share: 0.55 }
  const insights: readonly StatedInsight[] = [
    relay,
    { ...fabrikam, state: 'acknowledged', acknowledgement: said },
    { ...printers, state: 'resolved', newestShare: 0.1, newestMessages: 30 },
  ]
  const services = fakeServices(reportModel({ insights }))
  await show('#/insights', services)
  const headings = [...root.querySelectorAll('h2')].map((heading) => heading.textContent)
  expect(headings).toEqual([
    '1 open insight on your connectors',
    'Open (1)',
    'Acknowledged (1)',
    'Resolved (1)',
  ])
  expect(root.textContent).toContain('ticket 4711')
  expect(root.textContent).toContain('it is within the limit: 10%')
  button('Take back the acknowledgement: No TLS is over 25%, Fabrikam partner').click()
  expect(services.calls.at(-1)).toEqual({
    method: 'takeBackInsight',
    params: { insight: 'no-tls-over-25', direction: 'inbound', connector: 'Fabrikam partner' },
  })
  button('Show in report: TLS 1.0 is above 50%, Contoso relay').click()
  await vi.waitFor(() => expect(location.hash).toBe('#/mail-flow?view=tls&show=inbound+%3DContoso+relay'))
})
