// @vitest-environment happy-dom
import { h, render } from 'preact'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeServices, reviewJob } from '../../../test/ui/fake-services.ts'
import { emptyModel, importRecord, periodReport, reportModel, WEEK } from '../../../test/ui/models.ts'
import type { StoreFinding } from '../../store/schema.ts'
import { rejectedCsv } from '../shared/rejected-list.tsx'
import type { Services } from '../shared/services.ts'
import { ReportPage } from './report-page.tsx'

vi.mock('webextension-polyfill', () => ({ default: {} }))
// happy-dom has no canvas; what a chart draws is tested as data, and in a browser.
vi.mock('../../ui/chart/chart.tsx', () => ({ Chart: (props: { title: string }) => props.title }))
vi.mock('./sample.ts', () => ({
  loadSample: async () => new File(['a,b\n1,2'], 'sample.csv'),
  takeSampleWish: () => false,
}))

let root: HTMLElement

beforeEach(() => {
  location.hash = '#/smtp-auth'
  root = document.createElement('div')
  document.body.append(root)
})

afterEach(() => {
  render(null, root)
  // happy-dom leaves the focus on what is gone, where a browser takes it to the body.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  root.remove()
})

async function show(services: Services, text: string): Promise<void> {
  render(h(ReportPage, { services }), root)
  await see(text)
}

async function see(text: string): Promise<void> {
  await vi.waitFor(() => expect(root.textContent).toContain(text))
}

function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (candidate) => candidate.getAttribute('aria-label') === name || candidate.textContent?.trim() === name,
  )
  if (!found) throw new Error(`no button ${name}`)
  return found
}

it('answers first, and says what the answer rests on and leaves out', async () => {
  await show(fakeServices(reportModel()), '1,653')
  expect(root.textContent).toContain(
    'from message traces; 1,653 messages without a known TLS version; 1 day without data',
  )
  expect(root.textContent).toContain('The portal export states it for the senders that it names.')
  expect(root.querySelector('main')?.hasAttribute('data-report-ready')).toBe(true)
  await vi.waitFor(() => expect(document.body.dataset.jobs).toBe('idle'))
})

it('never calls unknown none: a dash with its reason', async () => {
  location.hash = '#/smtp-auth?view=tls&as=table'
  await show(fakeServices(reportModel()), '3 senders')
  const row = [...root.querySelectorAll('tr')].find((candidate) => candidate.textContent?.includes('erp@'))
  expect(row?.querySelector('.dash')?.getAttribute('title')).toContain('does not state')
  expect(row?.textContent).not.toContain('0%')
})

it('draws one bar a period and offers what it does not count', async () => {
  await show(fakeServices(reportModel({ smtpAuth: periodReport() })), '1,220 messages')
  expect(root.textContent).toContain('The portal export has one total for its whole period and no days.')
  expect(root.textContent).toContain('clients 5 days.csv')
})

it('opens the period that the range cuts with one click', async () => {
  await show(fakeServices(reportModel()), '1 portal export is not counted')
  const [show12] = [...root.querySelectorAll('button')].filter((item) =>
    item.textContent?.startsWith('Show '),
  )
  show12?.click()
  // 12 to 18 Nov.
  await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth?from=2026-11-12&to=2026-11-18'))
})

it('moves between the tabs by arrow keys and keeps the tab in the address', async () => {
  await show(fakeServices(reportModel()), '1,653')
  const first = root.querySelector('[role=tab][aria-selected=true]')
  first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
  await see('Message protected in transit (by TLS)')
  expect(location.hash).toContain('#/mail-flow')
  expect(root.textContent).toContain('4,120 internal messages')
  expect(root.textContent).toContain('62.2% (420) of 675 messages')
  expect(root.textContent).toContain('Few messages')
})

it('opens on the dashboard: both widgets, each of which leads to its flyout', async () => {
  location.hash = ''
  await show(fakeServices(reportModel()), '3 clients')
  expect(root.textContent).toContain('1,653 messages')
  button('View details').click()
  await vi.waitFor(() => expect(location.hash).toBe('#/mail-flow?flyout=summary'))
})

it('deletes an import and brings it back', async () => {
  location.hash = '#/imports'
  const imports = [importRecord(), importRecord({ id: 'i2', file: 'old.csv', state: 'deleting' })]
  const services = fakeServices(reportModel({ imports }))
  await show(services, '2 imports')
  button('Delete MTDetail_Report.csv').click()
  button('Undo: old.csv was deleted').click()
  expect(services.calls).toContainEqual({ method: 'deleteImport', params: { importId: 'i1' } })
  expect(services.calls).toContainEqual({ method: 'undoDelete', params: { importId: 'i2' } })
})

it('asks for the days of an export without dates, the likeliest filled in', async () => {
  location.hash = '#/imports'
  const asking = reviewJob({
    format: 'smtp-auth-clients',
    covered: null,
    asks: ['period'],
    suggestedPeriod: WEEK,
  })
  const services = fakeServices(reportModel(), [asking])
  await show(services, 'Which days does it cover?')
  const [from] = [...root.querySelectorAll<HTMLInputElement>('input[type=date]')]
  expect(from?.value).toBe('2026-11-14')
  root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  expect(services.calls).toContainEqual({
    method: 'acceptReview',
    params: { jobId: 'j1', answers: { period: WEEK } },
  })
})

it('shows an import before it counts: what it says and leaves open, warnings and what it rejects', async () => {
  location.hash = '#/imports'
  const odd = reviewJob({
    duplicates: 3,
    warnings: ['row-cap', 'period-given'],
    rejected: [{ code: 'bad-timestamp', count: 10, firstRecord: 17 }],
  })
  const services = fakeServices(reportModel(), [odd])
  await show(services, '3: count once')
  for (const text of [
    'Extended report (MTDetail)',
    '1,200: 1,190 accepted, 0 blank',
    'Senders14',
    'It does not sayTLS versions of SMTP AUTHBasic or OAuth',
    'exactly as many rows',
    '10 records are not counted:',
    'Date not understood: 10 records, first: number 17',
  ]) {
    expect(root.textContent).toContain(text)
  }
  button('Discard MTDetail_Report.csv').click()
  expect(services.calls).toContainEqual({ method: 'cancel', params: { jobId: 'j1' } })
})

it('lists what an import does not count, as it stands in the file', async () => {
  location.hash = '#/imports'
  const rejected = [{ code: 'bad-timestamp' as const, count: 1, firstRecord: 17 }]
  const imports = [importRecord({ rejected })]
  await show(fakeServices(reportModel({ imports })), '1 record is not counted:')
  button('Show the records of MTDetail_Report.csv that are not counted').click()
  await see('=soon,a@contoso.com')
  const dialog = root.querySelector('dialog')
  expect(dialog?.textContent).toContain('Not counted in MTDetail_Report.csv')
  expect(button('Save as CSV')).toBeTruthy()
  expect(rejectedCsv([{ record: 17, code: 'bad-timestamp', raw: '=soon,a@contoso.com' }])).toBe(
    '\ufeff"Record","Reason","As it stands in the file"\r\n"17","Date not understood","\'=soon,a@contoso.com"\r\n',
  )
})

it('has Enter import the file that waits for a look', async () => {
  location.hash = '#/imports'
  await show(fakeServices(reportModel(), [reviewJob()]), 'It says')
  await vi.waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Import MTDetail_Report.csv'),
  )
})

it('imports several at once, but none that asks something', async () => {
  location.hash = '#/imports'
  const jobs = [
    reviewJob({}, { jobId: 'j1' }),
    reviewJob({ asks: ['time-zone'] }, { jobId: 'j2' }),
    reviewJob({}, { jobId: 'j3' }),
  ]
  const services = fakeServices(reportModel(), jobs)
  await show(services, 'In which time zone was it exported?')
  button('Import all 2').click()
  const accepted = services.calls.filter(({ method }) => method === 'acceptReview')
  expect(accepted.map(({ params }) => params)).toEqual([
    { jobId: 'j1', answers: {} },
    { jobId: 'j3', answers: {} },
  ])
})

it('remembers that clear files need no look', async () => {
  location.hash = '#/imports'
  const chooseAtOnce = vi.fn(async () => {})
  await show({ ...fakeServices(reportModel(), [reviewJob()]), chooseAtOnce }, 'It says')
  root.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
  expect(chooseAtOnce).toHaveBeenCalledWith(true)
})

it('says at first where the exports are, and imports the sample by the way of every file', async () => {
  const services = fakeServices(emptyModel())
  await show(services, 'In the Exchange admin center open Mail flow > Message trace')
  button('Try it with a sample').click()
  await vi.waitFor(() => expect(services.calls.map(({ method }) => method)).toContain('import'))
})

it('shows an error of the store as a sentence with a way on', async () => {
  const services = { ...fakeServices(reportModel()), load: () => Promise.reject(new TypeError('boom')) }
  await show(services, 'The report could not be computed: boom. Reload this page.')
  expect(button('Try again')).toBeTruthy()
})

const ENTRY = {
  importId: 'lost1',
  file: 'lost.csv',
  sealedAt: 1,
  records: 812,
  seal: { chunks: 1, rows: 812, messagesByDay: [], checksum: '00000000' },
}

it('tells what was lost also where nothing is left, until that was read', async () => {
  let findings: readonly StoreFinding[] = [{ kind: 'lost', entry: ENTRY }]
  const services: Services = {
    ...fakeServices(emptyModel()),
    findings: async () => findings,
    forgetFinding: async () => {
      findings = []
    },
  }
  await show(services, 'lost.csv: 812 records that were stored are no longer there.')
  expect(root.textContent).toContain('Find who still sends through SMTP AUTH')
  button('Dismiss').click()
  await vi.waitFor(() => expect(root.textContent).not.toContain('lost.csv'))
})

it('tells a damaged import above every tab and offers to delete it', async () => {
  const services = fakeServices(reportModel())
  await show({ ...services, findings: async () => [{ kind: 'damaged', entry: ENTRY }] }, 'no longer matches')
  button('Delete lost.csv').click()
  expect(services.calls.at(-1)).toEqual({ method: 'deleteImport', params: { importId: 'lost1' } })
})

it('tells an interrupted import above every tab', async () => {
  const cut = importRecord({ state: 'interrupted', file: 'cut.csv' })
  const services = fakeServices(reportModel({ imports: [cut] }))
  await show(services, 'cut.csv: the browser ended before this import was complete')
  button('Dismiss').click()
  expect(services.calls.at(-1)).toEqual({ method: 'dismissInterrupted', params: { importId: cut.id } })
})

it('tells a true zero from days without data, and leads to the nearest ones', async () => {
  const { smtpAuth } = emptyModel()
  const covered = { from: WEEK.from - 30, to: WEEK.from - 10 }
  const coverage = reportModel().coverage.map((one) => ({ ...one, covered }))
  const model = reportModel({ coverage, smtpAuth: { ...smtpAuth, range: WEEK } })
  await show(fakeServices(model), 'No data for these days')
  // The week up to 4 November, ten days before the 14th.
  root.querySelector<HTMLElement>('.empty-state button')?.click()
  await vi.waitFor(() => expect(location.hash).toBe('#/smtp-auth?from=2026-10-29&to=2026-11-04'))
})

it('says of exports that cannot answer how to have one that can', async () => {
  const { mailFlow } = emptyModel()
  location.hash = '#/mail-flow?source=portal-report'
  await show(fakeServices(reportModel({ mailFlow })), 'Your imports do not say how mail enters and leaves')
  expect(root.textContent).toContain(
    'In the Exchange admin center open Reports > Mail flow > Inbound messages report.',
  )
  button('Use the best source').click()
  await vi.waitFor(() => expect(location.hash).toBe('#/mail-flow'))
})
