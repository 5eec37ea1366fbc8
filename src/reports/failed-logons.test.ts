import { expect, it } from 'vitest'
import { inputOf, rollupsOf } from '../../test/helpers/report-input.ts'
import { failedLogons } from './failed-logons.ts'

const FAILED = { kind: 'failed-logon', sender: 'alarm@contoso.com', client: '203.0.113.9' } as const

it('counts by user inside the range, and no message', () => {
  const rollups = [
    rollupsOf('on-premises', [
      [99, 7, FAILED],
      [100, 2, FAILED],
      [101, 1, { ...FAILED, client: '192.0.2.7' }],
      [101, 3, { ...FAILED, sender: '', client: '' }],
      [101, 4, { kind: 'submission', sender: 'scan@contoso.com' }],
    ]),
  ]
  expect(failedLogons(inputOf({ rollups }))).toEqual({
    count: 6,
    users: [
      { user: '', count: 3, clientIps: [] },
      { user: 'alarm@contoso.com', count: 3, clientIps: ['192.0.2.7', '203.0.113.9'] },
    ],
  })
})

it('knows nothing of sign-ins, which are the evidence of another source', () => {
  const rollups = [rollupsOf('evidence', [[100, 2, { ...FAILED, kind: 'failed-sign-in' }]])]
  expect(failedLogons(inputOf({ rollups }))).toEqual({ count: 0, users: [] })
})
