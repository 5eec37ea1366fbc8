import { expect, test } from 'vitest'
import { parseAnswer, parseEvent, parseRequest, requestId } from './messages.ts'

const request = (method: string, params: unknown) => ({ type: 'request', id: 'r1', method, params })
const insight = { insight: 'no-tls-over-25', direction: 'outbound', connector: 'Relay' }
const originals = { isKept: true, maxSize: 200_000_000 }

test.each([
  ['jobs', null],
  ['cancel', { jobId: 'j' }],
  ['deleteImport', { importId: 'i' }],
  ['acceptReview', { jobId: 'j', answers: {} }],
  [
    'acceptReview',
    { jobId: 'j', answers: { period: { from: 20_400, to: 20_406 }, timeZone: 'Europe/Copenhagen' } },
  ],
  ['rejectedRecords', { importId: 'i' }],
  ['applyRetention', { days: 30 }],
  ['acknowledgeInsight', { ...insight, share: 0.4, note: '' }],
  ['takeBackInsight', insight],
  ['import', { jobId: 'j', file: new File(['a'], 'a.csv'), originals, isAtOnce: false, mappings: [] }],
])('accepts a whole %s request', (method, params) => {
  expect(parseRequest(request(method, params))).toMatchObject({ method })
})

test.each([
  ['an unknown method', request('format', null)],
  ['a method of every object', request('toString', null)],
  ['no parameters', request('cancel', null)],
  ['an id that is no text', request('cancel', { jobId: 7 })],
  ['an id without end', request('cancel', { jobId: 'x'.repeat(65) })],
  [
    'a period that ends before it begins',
    request('acceptReview', { jobId: 'j', answers: { period: { from: 20_406, to: 20_400 } } }),
  ],
  [
    'a period in fractions of days',
    request('acceptReview', { jobId: 'j', answers: { period: { from: 20_400.5, to: 20_406 } } }),
  ],
  [
    'a period of a million days',
    request('acceptReview', { jobId: 'j', answers: { period: { from: 0, to: 1_000_000 } } }),
  ],
  ['a zone that is none', request('acceptReview', { jobId: 'j', answers: { timeZone: 'Mars/Olympus' } })],
  ['no answers', request('acceptReview', { jobId: 'j' })],
  ['a retention that keeps nothing', request('applyRetention', { days: 0 })],
  ['a file that is none', request('import', { jobId: 'j', file: { name: 'a.csv' }, originals })],
  ['a policy that is none', request('import', { jobId: 'j', file: new File([], 'a'), originals: true })],
  ['a share above all', request('acknowledgeInsight', { ...insight, share: 1.1, note: '' })],
  ['a note that is none', request('acknowledgeInsight', { ...insight, share: 1, note: null })],
  ['a direction that is none', request('takeBackInsight', { ...insight, direction: 'both' })],
  ['no connector', request('takeBackInsight', { ...insight, connector: null })],
  [
    'a choice that is none',
    request('import', { jobId: 'j', file: new File([], 'a'), originals, isAtOnce: 1 }),
  ],
])('refuses %s, and still knows whom to answer', (_what, message) => {
  expect(parseRequest(message)).toBeNull()
  expect(requestId(message)).toBe('r1')
})

test.each([null, 'request', 7, [], { type: 'request' }])('hears nothing in %j', (data) => {
  expect(parseRequest(data)).toBeNull()
  expect(requestId(data)).toBeNull()
  expect(parseAnswer(data)).toBeNull()
  expect(parseEvent(data)).toBeNull()
})

test('an answer with a code of nobody is no answer', () => {
  const answer = { type: 'answer', id: 'r1', ok: false, code: 'on-fire', details: {} }
  expect(parseAnswer(answer)).toBeNull()
  expect(parseAnswer({ ...answer, code: 'no-space' })).toMatchObject({ code: 'no-space' })
})
