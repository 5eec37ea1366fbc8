import { expect, it } from 'vitest'
import { periodReport, traceReport } from '../../test/ui/models.ts'
import { senderDomains, tlsUsages } from './tls-usage.ts'

it('is what the counted family says, of all or of one domain', () => {
  const report = periodReport()
  expect(tlsUsages(report, null)).toEqual({
    own: {
      family: 'portal-report',
      messages: 1220,
      senders: 2,
      tls: { none: 3, '1.0': 1100, '1.1': 4, '1.2': 108, '1.3': 5 },
    },
    others: [],
  })
  expect(tlsUsages(report, 'contoso.com').own.tls).toEqual({ '1.0': 1100, '1.2': 108 })
})

it('gives what another family says of the same senders where the counted one knows no version', () => {
  const { own, others } = tlsUsages(traceReport(), null)
  expect(own).toMatchObject({ family: 'message-trace', messages: 1653, senders: 3, tls: { unknown: 1653 } })
  // Two of the three senders are in the portal's export: 1,208 + 12 messages.
  expect(others).toEqual([
    {
      family: 'portal-report',
      messages: 1220,
      senders: 2,
      tls: { none: 3, '1.0': 1100, '1.1': 4, '1.2': 108, '1.3': 5 },
    },
  ])
  expect(tlsUsages(traceReport(), 'fabrikam.example').others).toEqual([])
})

it('names the domains of the senders, the busiest first', () => {
  expect(senderDomains(traceReport().senders)).toEqual([
    'contoso.com',
    'fabrikam.example',
    'monitoring.contoso.com',
  ])
})
