import { describe, expect, it } from 'vitest'
import { chosen, isWanted, readOptions, UsageError } from './options.mjs'

const NAMES = ['read', 'ours', 'papaparse']
const read = (...args: readonly string[]) => readOptions(args, NAMES)

describe('the options of the bench', () => {
  it('are five rounds of everything, or three of small files in Node', () => {
    expect(read()).toEqual({ isQuick: false, isJson: false, rounds: 5, size: 1, only: [] })
    expect(read('--json', '--quick')).toEqual({
      isQuick: true,
      isJson: true,
      rounds: 3,
      size: 0.1,
      only: [],
    })
    expect(isWanted(read(), 'browser')).toBe(true)
    expect(isWanted(read('--quick'), 'browser')).toBe(false)
    expect(isWanted(read('--quick'), 'node')).toBe(true)
  })

  it('choose rounds, size, parts and contenders', () => {
    expect(read('--rounds', '7', '--size=0.5', '--only', 'node,papaparse')).toMatchObject({
      rounds: 7,
      size: 0.5,
      only: ['node', 'papaparse'],
    })
    expect(isWanted(read('--only', 'growth'), 'node')).toBe(false)
    expect(isWanted(read('--quick', '--only', 'growth'), 'growth')).toBe(true)
    expect(chosen(read('--only=papaparse'), NAMES)).toEqual(['ours', 'papaparse'])
    expect(chosen(read('--only=node'), NAMES)).toEqual(NAMES)
  })

  it.each([['--fast'], ['--rounds', '0'], ['--rounds'], ['--size', 'big'], ['--only', 'nobody']])(
    'refuse %j',
    (...args) => {
      expect(() => read(...args)).toThrow(UsageError)
    },
  )
})
