// @vitest-environment happy-dom
import { h, render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Flyout } from './flyout.tsx'

let root: HTMLElement
let page: HTMLElement

beforeEach(() => {
  page = document.createElement('main')
  root = document.createElement('div')
  document.body.append(page, root)
})

afterEach(() => {
  render(null, root)
  page.remove()
  root.remove()
})

function opener(parent: Element): HTMLButtonElement {
  const button = document.createElement('button')
  parent.append(button)
  button.focus()
  return button
}

/** A flyout of each title, as pages draw them. */
async function show(closed: string[], ...titles: readonly string[]): Promise<void> {
  await act(() => {
    render(
      titles.map((title) =>
        h(Flyout, { key: title, title, onClose: () => closed.push(title), children: '' }),
      ),
      root,
    )
  })
}

function pressClose(): void {
  root.querySelector<HTMLElement>('[aria-label="Close"]')?.click()
}

it('gives the focus back to what opened it, once', async () => {
  const button = opener(page)
  const closed: string[] = []
  await show(closed, 'One')
  button.blur()
  pressClose()
  expect(document.activeElement).toBe(button)
  await show(closed)
  expect(closed).toEqual(['One'])
})

it('gives it to the list where the row is gone, and to the page where the address opened it', async () => {
  page.dataset.focusHome = ''
  page.tabIndex = -1
  const row = opener(page)
  await show([], 'One')
  row.remove()
  pressClose()
  expect(document.activeElement).toBe(page)
  await show([])

  delete page.dataset.focusHome
  page.removeAttribute('tabindex')
  page.blur()
  await show([], 'Two')
  pressClose()
  expect(document.activeElement).toBe(page)
})

it('closes the one before and takes over its way back', async () => {
  const button = opener(page)
  const closed: string[] = []
  await show(closed, 'One')
  await show(closed, 'One', 'Two')
  expect(closed).toEqual(['One'])
  await show(closed, 'Two')
  expect(root.querySelectorAll('dialog[open]')).toHaveLength(1)
  button.blur()
  pressClose()
  expect([closed, document.activeElement]).toEqual([['One', 'Two'], button])
})

it('says nothing when the page takes it away, and still gives the focus back', async () => {
  const button = opener(page)
  const closed: string[] = []
  await show(closed, 'One')
  button.blur()
  await show(closed)
  expect([closed, document.activeElement]).toEqual([[], button])
})
