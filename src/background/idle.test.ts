import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EngineMessage, Job, JobPhase } from '../engine/protocol.ts'
import { IDLE_MS, watchIdle } from './idle.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('watchIdle', () => {
  it('ends a minute after the last word', () => {
    const onIdle = vi.fn()
    const idle = watchIdle(onIdle)
    vi.advanceTimersByTime(IDLE_MS - 1)
    idle.heard({ type: 'event', event: 'changed' })
    vi.advanceTimersByTime(IDLE_MS - 1)
    expect(onIdle).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(onIdle).toHaveBeenCalledOnce()
  })

  it.each<JobPhase>(['waiting', 'reading', 'needs-review', 'storing'])(
    'waits for a job that is %s',
    (phase) => {
      const onIdle = vi.fn()
      const idle = watchIdle(onIdle)
      idle.heard(jobs(phase, 'done'))
      vi.advanceTimersByTime(10 * IDLE_MS)
      expect(onIdle).not.toHaveBeenCalled()
      idle.heard(jobs('done', 'done'))
      vi.advanceTimersByTime(IDLE_MS)
      expect(onIdle).toHaveBeenCalledOnce()
    },
  )

  it.each<JobPhase>(['done', 'failed', 'cancelled'])('does not wait for a job that is %s', (phase) => {
    const onIdle = vi.fn()
    watchIdle(onIdle).heard(jobs(phase))
    vi.advanceTimersByTime(IDLE_MS)
    expect(onIdle).toHaveBeenCalledOnce()
  })

  it('says nothing once stopped', () => {
    const onIdle = vi.fn()
    watchIdle(onIdle).stop()
    vi.advanceTimersByTime(IDLE_MS)
    expect(onIdle).not.toHaveBeenCalled()
  })
})

function jobs(...phases: readonly JobPhase[]): EngineMessage {
  return { type: 'event', event: 'jobs', jobs: phases.map(job) }
}

function job(phase: JobPhase, index: number): Job {
  return {
    jobId: String(index),
    file: 'MTDetail.csv',
    size: 1,
    phase,
    format: null,
    bytesRead: 0,
    records: 0,
    secondsLeft: null,
    review: null,
    asksColumns: false,
    error: null,
    result: null,
  }
}
