import { expect, it } from 'vitest'
import { TRACE_SENDERS } from '../../../../test/ui/models.ts'
import { chosenSenders, senderText } from './chosen-senders.ts'

const ALL = { domain: null, authentication: null, looks: [] }

function chosen(choice: Partial<Parameters<typeof chosenSenders>[1]>): readonly string[] {
  return chosenSenders(TRACE_SENDERS, { ...ALL, ...choice }).map(({ address }) => address.split('@')[0] ?? '')
}

it('lets all through where nothing is chosen', () => {
  expect(chosen({})).toHaveLength(3)
})

it('filters by what the portal export says of a sender of the trace', () => {
  expect(chosen({ authentication: 'basic' })).toEqual(['scanner'])
  expect(chosen({ authentication: 'unknown' })).toEqual(['erp'])
  expect(chosen({ looks: ['old-tls'] })).toEqual([
    'scanner',
    'alerts-with-a-very-long-name-that-does-not-fit',
  ])
})

it('asks for each filter at once', () => {
  expect(chosen({ authentication: 'basic', looks: ['old-tls'], domain: 'contoso.com' })).toEqual(['scanner'])
  expect(chosen({ authentication: 'oauth', domain: 'contoso.com' })).toEqual([])
})

it('leaves out whom a look cannot tell', () => {
  expect(chosen({ looks: ['new'] })).toEqual([])
})

it('searches addresses of senders and clients', () => {
  const [scanner] = TRACE_SENDERS
  expect(scanner && senderText(scanner)).toBe('scanner@contoso.com 203.0.113.9 203.0.113.10 2001:db8::17')
})
