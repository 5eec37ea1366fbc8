import { describe, expect, it } from 'vitest'
import { readRecipientStatus } from './recipient-status.ts'

/** Reads a cell that stands between others. */
function read(text: string) {
  const before = new TextEncoder().encode('##Send,')
  const cell = new TextEncoder().encode(text)
  const bytes = new Uint8Array([...before, ...cell, ...new TextEncoder().encode('##Send')])
  const status = { count: -1, hasSend: true }
  readRecipientStatus(bytes, before.length, before.length + cell.length, status)
  return status
}

describe('readRecipientStatus', () => {
  it.each([
    ['ann@contoso.com##Receive, Deliver', 1, false],
    ['ann@contoso.com##Receive, Send', 1, true],
    ['ann@contoso.com##Receive,send', 1, true],
    ['ann@contoso.com##Receive, Deliver;bob@fabrikam.com##Receive, Send', 2, true],
    // An address that holds the separator, quotes and the word itself.
    ['"Send; B<b"@contoso.com##Receive, Fail;ann@contoso.com##Receive, Deliver', 2, false],
    ['"a, Send"@contoso.com##Receive', 1, false],
    ['ann@contoso.com##Receive, Resend', 1, false],
    ['ann@contoso.com', 0, false],
    ['', 0, false],
    ['ann@contoso.com##', 1, false],
    ['ann@contoso.com## Receive ,\tSEND ', 1, true],
    ['ann@contoso.com##Receive,\u00a0Send\u3000;', 1, true],
    ['ann@contoso.com##Receive, Sand', 1, false],
    ['ann@contoso.com#Send', 0, false],
    ['a##b##Send', 2, true],
    ['###Send', 1, false],
    ['####Send;', 2, true],
  ])('reads %s', (text, count, hasSend) => {
    expect(read(text)).toEqual({ count, hasSend })
  })

  it('passes over a hostile cell of marks once', () => {
    expect(read('#'.repeat(400_000))).toEqual({ count: 200_000, hasSend: false })
  })

  it('reads thousands of recipients in one pass', () => {
    const cell = `${'ann@contoso.com##Receive, Deliver;'.repeat(20_000)}bob@fabrikam.com##Receive, Send`
    expect(read(cell)).toEqual({ count: 20_001, hasSend: true })
  })
})
