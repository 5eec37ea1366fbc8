// @vitest-environment happy-dom
import { h, render } from 'preact'
import { act } from 'preact/test-utils'
import { expect, it } from 'vitest'
import { testRoot } from '../../test/ui/test-root.ts'
import { CommandBar } from './command-bar.tsx'
import { CommandMenu } from './command-menu.tsx'
import { EmptyState } from './empty-state.tsx'
import { FilterChips } from './filter-chips.tsx'

const root = testRoot()

const focused = () => document.activeElement?.textContent

async function pressKey(key: string): Promise<void> {
  await act(() => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  })
}

function commands(done: string[]) {
  return ['Import', 'Export', 'Refresh'].map((title) => ({
    key: title,
    title,
    isDisabled: title === 'Export',
    onPress: () => done.push(title),
  }))
}

it('goes through the commands of a bar by arrows, with one stop of the Tab key, and does none that cannot be done', async () => {
  const done: string[] = []
  await act(() => render(h(CommandBar, { label: 'Commands', commands: commands(done) }), root))
  root.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  await pressKey('ArrowRight')
  expect(focused()).toBe('Export')
  await pressKey('End')
  expect(focused()).toBe('Refresh')
  expect([...root.querySelectorAll('button[tabindex="0"]')].map((one) => one.textContent)).toEqual([
    'Refresh',
  ])
  for (const button of root.querySelectorAll('button')) await act(() => button.click())
  expect(done).toEqual(['Import', 'Refresh'])
})

it('opens a menu, moves in it, does one and gives the focus back', async () => {
  const done: string[] = []
  await act(() => render(h(CommandMenu, { label: 'More', commands: commands(done), isStop: true }), root))
  const opener = root.querySelector('button')
  await act(() => opener?.click())
  expect(focused()).toBe('Import')
  await pressKey('ArrowUp')
  expect(focused()).toBe('Refresh')
  await act(() => (document.activeElement as HTMLElement).click())
  expect([done, document.activeElement, root.querySelector('[role=menu]')]).toEqual([
    ['Refresh'],
    opener,
    null,
  ])
  await act(() => opener?.click())
  await pressKey('Escape')
  expect([document.activeElement, root.querySelector('[role=menu]')]).toEqual([opener, null])
})

it('filters by one click, and says why a filter cannot be answered', async () => {
  const toggled: string[] = []
  const chips = [
    { key: 'basic', label: 'Basic', count: 1234 },
    { key: 'new', label: 'New', count: null, why: 'Not covered.' },
    { key: 'old', label: 'Old', count: null, why: 'Not covered.' },
  ]
  const onToggle = (key: string) => toggled.push(key)
  render(h(FilterChips, { label: 'Filters', chips, pressed: ['basic', 'old'], onToggle }), root)
  const buttons = [...root.querySelectorAll('button')]
  expect(buttons.map((one) => one.textContent)).toEqual([
    'Basic 1,234',
    'New –Not covered.',
    'Old –Not covered.',
  ])
  expect(buttons.map((one) => one.getAttribute('aria-pressed'))).toEqual(['true', 'false', 'true'])
  for (const button of buttons) button.click()
  // What cannot be answered can be taken off, but not put on.
  expect(toggled).toEqual(['basic', 'old'])
})

it('says what is missing, and the steps only where there are some', () => {
  render(h(EmptyState, { icon: 'info', title: 'No data', text: 'Why.', steps: ['One', 'Two'] }), root)
  expect(root.querySelector('section')?.getAttribute('aria-labelledby')).toBe(root.querySelector('h2')?.id)
  expect([...root.querySelectorAll('li')].map((one) => one.textContent)).toEqual(['One', 'Two'])
  render(h(EmptyState, { icon: 'info', title: 'No data', text: 'Why.' }), root)
  expect(root.querySelector('ol')).toBeNull()
})
