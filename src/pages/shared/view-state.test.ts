import { expect, it } from 'vitest'
import { parseDay } from '../../facts/day.ts'
import { changedView, DEFAULT_VIEW, formatViewState, parseViewState, type ViewState } from './view-state.ts'

const WEEK = { from: parseDay('2026-11-14'), to: parseDay('2026-11-20') }

it('has defaults for an empty address and for one that means nothing', () => {
  expect(parseViewState('')).toEqual(DEFAULT_VIEW)
  expect(
    parseViewState('#/x?from=2026-02-30&to=2026-03-01&source=__proto__&auth=none&look=old&view=%'),
  ).toEqual(DEFAULT_VIEW)
})

it('opens at the place for files by the name that the portal uses', () => {
  expect(parseViewState('#import').page).toBe('imports')
})

it('names a page alone where nothing was chosen', () => {
  expect(formatViewState({ ...DEFAULT_VIEW, page: 'mail-flow' })).toBe('#/mail-flow')
})

it('comes back as it was written, whatever a connector is called', () => {
  const state: ViewState = {
    page: 'smtp-auth',
    range: WEEK,
    source: 'portal-report',
    view: 'tls',
    show: 'inbound =A & B? #1',
    isTable: true,
    authentication: 'basic',
    looks: ['new', 'old-tls'],
    find: 'scan ner',
    sorting: { column: 'messages', isDescending: true },
    row: 'scanner+1@contoso.com',
    isSummaryOpen: true,
  }
  expect(formatViewState(state)).toBe(
    '#/smtp-auth?from=2026-11-14&to=2026-11-20&source=portal-report&view=tls&show=inbound+%3DA+%26+B%3F+%231' +
      '&as=table&auth=basic&look=new%2Cold-tls&find=scan+ner&sort=-messages&row=scanner%2B1%40contoso.com&flyout=summary',
  )
  expect(parseViewState(formatViewState(state))).toEqual(state)
})

it('does not draw a range of a thousand years', () => {
  expect(parseViewState('#/smtp-auth?from=1026-01-01&to=2026-01-01').range).toBeNull()
})

it('begins another page with its defaults and the same days', () => {
  const state: ViewState = { ...DEFAULT_VIEW, page: 'smtp-auth', range: WEEK, view: 'tls', find: 'x' }
  expect(changedView(state, { page: 'mail-flow', show: 'inbound' })).toEqual({
    ...DEFAULT_VIEW,
    page: 'mail-flow',
    range: WEEK,
    show: 'inbound',
  })
  expect(changedView(state, { page: 'smtp-auth', find: '' })).toEqual({ ...state, find: '' })
})
