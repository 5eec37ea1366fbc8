import { expect, it } from 'vitest'
import { needsPeriod } from './needs-period.ts'
import { readExport } from './read-export.ts'

const CLIENTS = 'Sender address,TLS 1.2,Messages sent\na@x.com,100,3\n'
const BLOCKED = 'Recipient domain,Security type,Count of messages blocked\na.com,DANE,3\n'
const SENT = 'Date,MTA-STS,TLS\n2026-11-18,3,4\n'

it.each([
  ['the SMTP AUTH clients report', CLIENTS, true],
  ['messages blocked', BLOCKED, true],
  ['messages sent by day', SENT, false],
])('of %s', async (_, text, isAsked) => {
  const bytes = new TextEncoder().encode(text)
  const source = {
    name: 'a.csv',
    size: bytes.length,
    async *open() {
      yield bytes.slice()
    },
  }
  const now = Date.UTC(2026, 10, 20, 12)
  expect(needsPeriod(await readExport(source, { now }))).toBe(isAsked)
  expect(needsPeriod(await readExport(source, { now, period: { from: 1, to: 7 } }))).toBe(false)
})
