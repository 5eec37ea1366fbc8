import { expect, test, vi } from 'vitest'
import { createFakeClock } from '../../test/fakes/clock.ts'
import { ImportError } from '../facts/import-error.ts'
import type { JobControl, JobOrder } from './job-entry.ts'
import { createJobs } from './jobs.ts'
import type { Job, JobResult } from './protocol.ts'
import type { Review } from './review.ts'

const RESULT: JobResult = {
  importId: 'x',
  messages: 1,
  duplicates: 0,
  accepted: 1,
  rejected: [],
  warnings: [],
}

const REVIEW: Review = {
  format: 'smtp-auth-clients',
  family: 'portal-report',
  says: ['submissions'],
  encoding: 'utf-8',
  records: 1,
  accepted: 1,
  blank: 0,
  rejected: [],
  messages: 1,
  senders: 1,
  duplicates: 0,
  covered: null,
  warnings: [],
  asks: ['period'],
  suggestedPeriod: { from: 10, to: 16 },
}

/** A list of jobs whose work is driven by hand from the test. */
function setUp() {
  const clock = createFakeClock()
  const events: (readonly Job[])[] = []
  const jobs = createJobs({ clock, onChange: (list) => events.push(list) })
  const controls = new Map<string, JobControl>()
  const ends = new Map<string, { done: () => void; fail: (error: unknown) => void }>()
  const cleanUp = vi.fn(async () => {})
  const order = (jobId: string): JobOrder => ({
    jobId,
    file: `${jobId}.csv`,
    size: 1000,
    cleanUp,
    run: (control) =>
      new Promise((resolve, reject) => {
        control.reading()
        controls.set(jobId, control)
        ends.set(jobId, { done: () => resolve(RESULT), fail: reject })
        control.signal.addEventListener('abort', () => reject(new ImportError('cancelled')))
      }),
  })
  const phases = () => jobs.list().map((job) => job.phase)
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { clock, events, jobs, controls, ends, cleanUp, order, phases, settle }
}

test('jobs run one at a time, in the order they came', async () => {
  const { jobs, order, phases, ends, settle } = setUp()
  jobs.add(order('a'))
  jobs.add(order('b'))
  await settle()
  expect(phases()).toEqual(['reading', 'waiting'])
  ends.get('a')?.done()
  await settle()
  expect(phases()).toEqual(['done', 'reading'])
  expect(jobs.list()[0]?.result).toEqual(RESULT)
})

test('progress tells bytes, records and the seconds left', async () => {
  const { jobs, order, controls, clock, settle } = setUp()
  jobs.add(order('a'))
  await settle()
  clock.advance(2000)
  controls.get('a')?.progress({ format: 'extended-trace', bytesRead: 400, records: 7 })
  // 400 of 1000 bytes took 2 s, so the other 600 take 3 s.
  expect(jobs.list()[0]).toMatchObject({
    bytesRead: 400,
    records: 7,
    secondsLeft: 3,
    format: 'extended-trace',
  })
})

test('events come at most every 84 ms, and the last state is never lost', async () => {
  const { jobs, order, controls, clock, events, settle } = setUp()
  jobs.add(order('a'))
  await settle()
  for (let ms = 1; ms <= 1000; ms++) {
    clock.advance(1)
    controls.get('a')?.progress({ format: null, bytesRead: ms, records: ms })
  }
  clock.advance(84)
  // 1 at once, then one after each full 84 ms of 1084.
  expect(events).toHaveLength(1 + 12)
  expect(events.at(-1)?.[0]?.bytesRead).toBe(1000)
})

test('the end of the last job is told at once', async () => {
  const { jobs, order, events, ends, settle } = setUp()
  jobs.add(order('a'))
  jobs.add(order('b'))
  await settle()
  ends.get('a')?.done()
  await settle()
  ends.get('b')?.done()
  await settle()
  // No time has passed since the first event.
  expect(events.map((list) => list.map(({ phase }) => phase))).toEqual([['waiting'], ['done', 'done']])
})

test('a cancelled job cleans up, lets the next one begin and stays on the list until dismissed', async () => {
  const { jobs, order, phases, cleanUp, settle } = setUp()
  jobs.add(order('a'))
  jobs.add(order('b'))
  await settle()
  jobs.cancel('a')
  await settle()
  expect(phases()).toEqual(['cancelled', 'reading'])
  expect(cleanUp).toHaveBeenCalledOnce()
  jobs.dismiss('b')
  jobs.dismiss('a')
  expect(jobs.list().map((job) => job.jobId)).toEqual(['b'])
})

test('a job that is cancelled in line never runs and is cleaned up', async () => {
  const { jobs, order, phases, controls, cleanUp, settle } = setUp()
  jobs.add(order('a'))
  jobs.add(order('b'))
  jobs.cancel('b')
  await settle()
  expect(phases()).toEqual(['reading', 'cancelled'])
  expect(controls.has('b')).toBe(false)
  expect(cleanUp).toHaveBeenCalledOnce()
})

test('a job that waits for a look lets others pass, and goes on with the answers', async () => {
  const { jobs, order, phases, controls, ends, settle } = setUp()
  jobs.add(order('a'))
  jobs.add(order('b'))
  await settle()
  const answer = controls.get('a')?.review(REVIEW)
  await settle()
  expect(phases()).toEqual(['needs-review', 'reading'])
  expect(jobs.list()[0]?.review).toEqual(REVIEW)
  jobs.accept('a', { period: { from: 9, to: 15 } })
  await settle()
  expect(phases()).toEqual(['waiting', 'reading'])
  ends.get('b')?.done()
  expect(await answer).toEqual({ period: { from: 9, to: 15 } })
  // Its turn has come again; what it does with it, it says itself.
  expect(phases()).toEqual(['waiting', 'done'])
})

test('a job that waits for a look can be cancelled', async () => {
  const { jobs, order, phases, controls, settle } = setUp()
  jobs.add(order('a'))
  await settle()
  controls
    .get('a')
    ?.review(REVIEW)
    .catch(() => {})
  jobs.cancel('a')
  await settle()
  expect(phases()).toEqual(['cancelled'])
  await jobs.idle()
})

test.each([
  [new ImportError('excel-workbook'), { code: 'excel-workbook', details: {} }],
  [new TypeError('x is undefined'), { code: 'internal', details: { message: 'TypeError: x is undefined' } }],
  [
    new DOMException('gone', 'NotReadableError'),
    { code: 'unreadable', details: { reason: 'NotReadableError' } },
  ],
])('a throw fails the job with a code: %s', async (thrown, error) => {
  const { jobs, order, ends, cleanUp, settle } = setUp()
  jobs.add(order('a'))
  await settle()
  ends.get('a')?.fail(thrown)
  await settle()
  expect(jobs.list()[0]).toMatchObject({ phase: 'failed', error })
  expect(cleanUp).toHaveBeenCalledOnce()
})

test('a clean-up that fails does not stop the jobs behind it', async () => {
  const { jobs, order, phases, ends, cleanUp, settle } = setUp()
  cleanUp.mockRejectedValueOnce(new Error('disk'))
  jobs.add(order('a'))
  jobs.add(order('b'))
  await settle()
  ends.get('a')?.fail(new Error('first'))
  await settle()
  expect(phases()).toEqual(['failed', 'reading'])
})

test('the same job is not added twice', async () => {
  const { jobs, order } = setUp()
  jobs.add(order('a'))
  jobs.add(order('a'))
  expect(jobs.list()).toHaveLength(1)
})
