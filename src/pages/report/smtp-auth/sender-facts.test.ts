import { expect, it } from 'vitest'
import { periodReport, TRACE_SENDERS } from '../../../../test/ui/models.ts'
import { authenticationOf, clientIpsOf, searchedText, tlsOf } from './sender-facts.ts'

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

it('is searched by address and every client address', () => {
  expect(erp && searchedText(erp)).toBe(`${erp?.address}\n198.51.100.4`)
  expect(scanner && searchedText(scanner).split('\n')).toHaveLength(4)
})

it('takes client addresses of the own source first', () => {
  expect(scanner && clientIpsOf(scanner)).toHaveLength(3)
})
