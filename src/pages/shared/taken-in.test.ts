import { expect, it } from 'vitest'
import { importCounts, takenIn } from './taken-in.ts'

it.each([
  ['extended-trace', '1 message taken in.', '1 message from 7 records.'],
  ['outbound-security-report', '1 message taken in.', '1 message from 7 records.'],
  ['entra-sign-ins', '1 SMTP AUTH sign-in taken in.', '1 SMTP AUTH sign-in from 7 records.'],
  ['tls-rpt', 'TLS reports taken in.', '7 policies of TLS reports.'],
  [null, '1 message taken in.', '1 message from 7 records.'],
] as const)('says what an import of %s counts', (format, done, counts) => {
  expect(takenIn(format, 1)).toBe(done)
  expect(importCounts({ format, messages: 1, records: 7 })).toBe(counts)
})
