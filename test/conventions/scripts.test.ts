import { afterEach, describe, expect, it, vi } from 'vitest'
import { findBrowser } from '../../scripts/browsers.mjs'
import { countTests } from '../../scripts/lib/vitest-counts.mjs'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the count of tests', () => {
  const file = (...states: readonly string[]) => ({
    status: 'passed',
    assertionResults: states.map((status) => ({ status })),
  })

  it('adds files up', () => {
    const report = { testResults: [file('passed', 'passed'), file('passed', 'failed')] }
    expect(countTests(report)).toEqual({ passed: 3, failed: 1 })
  })

  it('takes neither a test left out nor an empty file for passed', () => {
    expect(countTests({ testResults: [file('passed', 'pending'), file()] })).toEqual({ passed: 1, failed: 2 })
    expect(countTests(null)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('the browser', () => {
  it('is the one that a variable names', () => {
    vi.stubEnv('CHROME_PATH', process.execPath)
    expect(findBrowser('chromium')).toBe(process.execPath)
  })

  it('is not silently another one when the variable is wrong', () => {
    vi.stubEnv('CHROME_PATH', '/nowhere/chrome')
    expect(() => findBrowser('chromium')).toThrow('CHROME_PATH is /nowhere/chrome')
  })
})
