import { expect, it } from 'vitest'
import { parseDay } from '../../facts/day.ts'
import { formatViewState, parseViewState, type ViewState } from './view-state.ts'

const defaults: ViewState = { tab: 'smtp-auth', range: null, smtpAuthFamily: null, mailFlowFamily: null }

it('has defaults for an empty address and for one that means nothing', () => {
  expect(parseViewState('')).toEqual(defaults)
  expect(parseViewState('#tab=x&range=2026-02-30..2026-03-01&smtp-auth-source=__proto__')).toEqual(defaults)
})

it('opens at the place for files by the name that popup and portal use', () => {
  expect(parseViewState('#import').tab).toBe('imports')
})

it('comes back as it was written', () => {
  const state: ViewState = {
    tab: 'mail-flow',
    range: { from: parseDay('2026-11-14'), to: parseDay('2026-11-20') },
    smtpAuthFamily: 'portal-report',
    mailFlowFamily: 'message-trace',
  }
  expect(formatViewState(state)).toBe(
    '#tab=mail-flow&range=2026-11-14..2026-11-20&smtp-auth-source=portal-report&mail-flow-source=message-trace',
  )
  expect(parseViewState(formatViewState(state))).toEqual(state)
})

it('does not draw a range of a thousand years', () => {
  expect(parseViewState('#range=1026-01-01..2026-01-01').range).toBeNull()
})
