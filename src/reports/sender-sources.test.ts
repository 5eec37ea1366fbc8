import { expect, it } from 'vitest'
import { periodReport, TRACE_SENDERS } from '../../test/ui/models.ts'
import type { SenderAttribute } from './report.ts'
import { authenticationOf, clientIpsOf, daysOf, tlsOf } from './sender-sources.ts'

const [scanner, erp] = TRACE_SENDERS

it('takes what another family states of a sender, with its source, only where the own one states nothing', () => {
  expect(scanner && tlsOf(scanner)).toMatchObject({
    tls: { '1.0': 1100 },
    source: { family: 'portal-report' },
  })
  expect(scanner && authenticationOf(scanner)).toMatchObject({
    authentication: { basic: 1208 },
    source: { family: 'portal-report' },
  })
  expect(erp && tlsOf(erp)).toEqual({ tls: { unknown: 431 }, source: null })
  const [own] = periodReport().senders
  expect(own && tlsOf(own).source).toBeNull()
})

it('takes client addresses and days of the own source first', () => {
  expect(scanner && clientIpsOf(scanner)).toMatchObject({ source: null })
  expect(scanner && clientIpsOf(scanner).clientIps).toHaveLength(3)
  expect(scanner && daysOf(scanner).source).toBeNull()
})

it('takes client addresses and days of the trace for a total of the portal', () => {
  const [own] = periodReport().senders
  const trace: SenderAttribute = {
    family: 'message-trace',
    range: null,
    messages: 3,
    tls: {},
    authentication: {},
    clientIps: ['203.0.113.9'],
    firstDay: 100,
    lastDay: 102,
  }
  const row = own && { ...own, attributes: [trace] }
  expect(row && clientIpsOf(row)).toEqual({ clientIps: ['203.0.113.9'], source: trace })
  expect(row && daysOf(row)).toEqual({ firstDay: 100, lastDay: 102, source: trace })
})
