import { describe, expect, it } from 'vitest'
import { readRecipientStatus } from './recipient-status.ts'

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
  ])('reads %s', (text, count, hasSend) => {
    expect(readRecipientStatus(text)).toEqual({ count, hasSend })
  })

  it('reads thousands of recipients in one pass', () => {
    const cell = `${'ann@contoso.com##Receive, Deliver;'.repeat(20_000)}bob@fabrikam.com##Receive, Send`
    expect(readRecipientStatus(cell)).toEqual({ count: 20_001, hasSend: true })
  })
})
