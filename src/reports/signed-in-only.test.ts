import { expect, it } from 'vitest'
import type { SenderRow } from './report.ts'
import type { SignInRow } from './sign-ins.ts'
import { signedInOnly } from './signed-in-only.ts'

const SENDER: SenderRow = {
  address: 'scan@contoso.com',
  domain: 'contoso.com',
  messages: 1,
  tls: {},
  authentication: {},
  clientIps: [],
  firstDay: null,
  lastDay: null,
  certainty: 'certain',
  previousMessages: null,
  isNew: null,
  attributes: [],
}

function signIn(user: string, succeeded: number): SignInRow {
  return {
    user,
    succeeded,
    failed: 1,
    authentication: {},
    clientIps: [],
    failedClientIps: [],
    firstDay: 100,
    lastDay: 100,
  }
}

const EVIDENCE = {
  signIns: [signIn('SCAN@contoso.com', 2), signIn('idle@contoso.com', 1), signIn('guessed@contoso.com', 0)],
  signInDays: [100],
}

it('lists who signed in and sent nothing as that address, in whatever case', () => {
  const found = signedInOnly({ family: 'message-trace', senders: [SENDER] }, EVIDENCE)
  expect(found?.map(({ user }) => user)).toEqual(['idle@contoso.com'])
})

it('judges nothing without a source of submissions or of sign-ins, or beside the own servers', () => {
  expect(signedInOnly({ family: null, senders: [] }, EVIDENCE)).toBeNull()
  expect(signedInOnly({ family: 'on-premises', senders: [] }, EVIDENCE)).toBeNull()
  const none = { signIns: [], signInDays: [] }
  expect(signedInOnly({ family: 'message-trace', senders: [SENDER] }, none)).toBeNull()
})
