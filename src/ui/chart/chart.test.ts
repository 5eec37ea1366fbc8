// @vitest-environment happy-dom
import { h, render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { parseDay } from '../../facts/day.ts'
import { Chart } from './chart.tsx'
import { volumeByDomain } from './chart-data.ts'

vi.mock('webextension-polyfill', () => ({ default: {} }))
// happy-dom has no canvas to draw on; test/browser/charts.test.ts has one.
vi.mock('./chart-canvas.tsx', () => ({ ChartCanvas: () => null }))

const first = parseDay('2026-11-16')
const model = volumeByDomain(
  [
    { day: first, domain: 'contoso.com', messages: 12 },
    { day: first + 2, domain: 'contoso.com', messages: 5 },
    { day: first, domain: 'fabrikam.com', messages: 3 },
  ],
  { range: { from: first, to: first + 3 }, covered: [first, first + 2, first + 3] },
  { domain: null, otherName: 'Other domains' },
)
const root = document.createElement('div')

beforeEach(() => act(() => render(h(Chart, { model, title: 'Messages a day', height: 320 }), root)))
afterEach(() => render(null, root))

const plot = () => root.querySelector<HTMLElement>('[role=group]')
const live = () => root.querySelector('[aria-live=polite]')?.textContent
const status = () => root.querySelector('[role=status]')?.textContent
const buttons = () => [...root.querySelectorAll('button')]
const legend = () =>
  [...root.querySelectorAll('[aria-pressed]')].map((one) => [
    one.textContent,
    one.getAttribute('aria-pressed'),
  ])

async function press(key: string, isShift = false): Promise<void> {
  await act(() => {
    plot()?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: isShift, bubbles: true }))
  })
}

async function click(name: string): Promise<void> {
  await act(() =>
    buttons()
      .find((button) => button.textContent?.startsWith(name))
      ?.click(),
  )
}

it('is one stop of the Tab key with a name, and says its keys', () => {
  expect([plot()?.tabIndex, plot()?.getAttribute('aria-label')]).toEqual([0, 'Messages a day'])
  const keys = root.querySelector(`#${CSS.escape(plot()?.getAttribute('aria-describedby') ?? '')}`)
  expect(keys?.textContent).toContain('Arrow keys')
})

it('says the numbers of the day that a key moves to', async () => {
  await press('Home')
  expect(live()).toMatch(/16, 2026: contoso\.com 12, fabrikam\.com 3, Total 15$/)
  await press('ArrowRight')
  expect(live()).toMatch(/17, 2026: No data$/)
  await press('End')
  expect(live()).toMatch(/19, 2026: contoso\.com 0, fabrikam\.com 0, Total 0$/)
})

it('switches a series off and on; total and what is said follow', async () => {
  expect(legend()).toEqual([
    ['contoso.com 17', 'true'],
    ['fabrikam.com 3', 'true'],
  ])
  expect(root.querySelector('.chart-legend-foot')?.textContent).toBe('Total 20')
  await click('fabrikam.com')
  expect(legend()[1]).toEqual(['fabrikam.com 3', 'false'])
  expect(root.querySelector('.chart-legend-foot')?.textContent).toBe('Total 17')
  await press('Home')
  expect(live()).toMatch(/: contoso\.com 12$/)
  await click('contoso.com')
  expect(root.textContent).toContain('Every series is switched off.')
  await click('contoso.com')
  expect(root.textContent).not.toContain('Every series is switched off.')
})

it('zooms by keys, says so, and shows all again', async () => {
  expect(status()).toBe('')
  await press('End')
  await press('ArrowLeft', true)
  expect(live()).toMatch(/2 days selected\. Enter zooms in on them\.$/)
  await press('Enter')
  expect(status()).toMatch(/^Showing 2 of 4 days: Nov 18\s–\s19, 2026\.$/)
  // The legend counts the two days, the table keeps all four.
  expect(legend()[0]).toEqual(['contoso.com 5', 'true'])
  expect(root.querySelectorAll('tbody tr')).toHaveLength(4)
  await click('Reset zoom')
  expect(status()).toBe('Showing all 4 days.')
  expect(legend()[0]).toEqual(['contoso.com 17', 'true'])
})

it('keeps a key that it needs, and leaves Esc to a flyout when there is nothing to take back', async () => {
  const reached: string[] = []
  const listener = (event: Event) => reached.push((event as KeyboardEvent).key)
  root.addEventListener('keydown', listener)
  await press('Home')
  await press('Escape')
  await press('Escape')
  root.removeEventListener('keydown', listener)
  expect(reached).toEqual(['Escape'])
})

it('has all numbers as a table, with a total', () => {
  const cells = [...root.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  )
  expect(cells[0]).toEqual(['Day (UTC)', 'contoso.com', 'fabrikam.com', 'Total'])
  expect(cells.slice(1).map(([, ...numbers]) => numbers)).toEqual([
    ['12', '3', '15'],
    ['No data', 'No data', 'No data'],
    ['5', '0', '5'],
    ['0', '0', '0'],
  ])
})
