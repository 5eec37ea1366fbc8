import { expect, it } from 'vitest'
import { isTitleOf } from './titles.ts'

it.each([
  ['smtp-auth', 'SMTP AUTH clients report'],
  ['smtp-auth', '  SMTP Auth\n clients'],
  ['smtp-auth', 'Bericht: SMTP-Authentifizierungsclients'],
  ['smtp-auth', 'SMTP 驗證用戶端報告'],
  ['inbound-messages', 'Indgående meddelelser'],
  ['outbound-messages', 'Utgående meddelanden'],
  ['message-trace', 'Nachrichtenablaufverfolgung'],
] as const)('%s has the heading %s', (place, heading) => {
  expect(isTitleOf(place, heading)).toBe(true)
})

it('takes no other heading, nor a paragraph that speaks of it', () => {
  expect(isTitleOf('smtp-auth', 'Message trace')).toBe(false)
  expect(isTitleOf('message-trace', `Message trace ${'finds what became of a message. '.repeat(3)}`)).toBe(
    false,
  )
  // Without titles there is no place in the page.
  expect(isTitleOf('home', 'Home')).toBe(false)
})
