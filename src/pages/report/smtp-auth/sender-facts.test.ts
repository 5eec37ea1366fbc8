import { expect, it } from 'vitest'
import { periodReport, TRACE_SENDERS } from '../../../../test/ui/models.ts'
import { authenticationOf, clientIpsOf, findSenders, tlsOf } from './sender-facts.ts'

const [scanner, erp] = TRACE_SENDERS

it('shows what another family states of a sender, with its source, only where the own one states nothing', () => {
  expect(scanner && tlsOf(scanner)).toMatchObject({
    tls: { '1.0': 1100 },
    source: { family: 'portal-report' },
  })
  expect(scanner && authenticationOf(scanner)).toMatchObject({ authentication: { basic: 1208 } })
  expect(erp && tlsOf(erp)).toEqual({ tls: { unknown: 431 }, source: null })
  const [own] = periodReport().senders
  expect(own && tlsOf(own).source).toBeNull()
})

it('finds a sender by address or client address', () => {
  expect(findSenders(TRACE_SENDERS, ' SCANNER ')).toEqual([scanner])
  expect(findSenders(TRACE_SENDERS, '198.51')).toEqual([erp])
  expect(findSenders(TRACE_SENDERS, '2001:DB8')).toEqual([scanner])
  expect(findSenders(TRACE_SENDERS, '')).toHaveLength(3)
})

it('takes client addresses of the own source first', () => {
  expect(scanner && clientIpsOf(scanner)).toHaveLength(3)
})
