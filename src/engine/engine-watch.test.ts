import { expect, test, vi } from 'vitest'
import { createFakeClock } from '../../test/fakes/clock.ts'
import { readingJob } from '../../test/ui/fake-services.ts'
import { watchEngine } from './engine-watch.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

function setUp(isAlive: () => Promise<boolean>) {
  const clock = createFakeClock()
  const onGone = vi.fn()
  const watch = watchEngine({ clock, isAlive, onGone })
  const pass = async () => {
    clock.advance(2_000)
    await settle()
  }
  return { watch, onGone, pass }
}

test('says once that the engine of an unfinished job is gone', async () => {
  let isAlive = true
  const { watch, onGone, pass } = setUp(async () => isAlive)
  watch.heard([readingJob()])
  await pass()
  expect(onGone).not.toHaveBeenCalled()
  isAlive = false
  await pass()
  await pass()
  expect(onGone).toHaveBeenCalledOnce()
})

test('looks at nothing without a job, and after the last one ended', async () => {
  const isAlive = vi.fn(async () => false)
  const { watch, onGone, pass } = setUp(isAlive)
  watch.heard([])
  await pass()
  watch.heard([readingJob()])
  watch.heard([readingJob({ phase: 'done' })])
  await pass()
  expect(isAlive).not.toHaveBeenCalled()
  expect(onGone).not.toHaveBeenCalled()
})

test('takes an engine for alive when it cannot be asked', async () => {
  const { watch, onGone, pass } = setUp(() => Promise.reject(new Error('no locks')))
  watch.heard([readingJob()])
  await pass()
  expect(onGone).not.toHaveBeenCalled()
})
