import { describe, expect, it } from 'vitest'
import { findDisagreements, measureInRounds } from './measurements.mjs'
import { peerRatio, readRatio } from './summary.mjs'

const FILES = [
  { kind: 'summary', path: 's', bytes: 1, label: 's.csv' },
  { kind: 'extended', path: 'e', bytes: 1, label: 'e.csv' },
] as const

/** CPU by contender, file and round. */
const CPU: Readonly<Record<string, readonly number[]>> = {
  'ours s.csv': [10, 30, 20],
  'ours e.csv': [5, 5, 5],
  'peer s.csv': [100, 90, 300],
  'peer e.csv': [20, 20, 20],
  'read s.csv': [8, 8, 8],
  'read e.csv': [5, 5, 5],
}

function measure(hashes: Readonly<Record<string, string>> = {}) {
  const order: string[] = []
  const measured = measureInRounds({
    contenders: ['read', 'ours', 'peer'],
    files: FILES,
    rounds: 3,
    onRun: () => {},
    run: async (contender, file, round) => {
      order.push(`${round} ${contender} ${file.label}`)
      const hash = hashes[`${contender} ${file.label} ${round}`] ?? 'same'
      return {
        cpuMs: CPU[`${contender} ${file.label}`]?.[round - 1] ?? 0,
        processCpuMs: 0,
        wallMs: 0,
        peakMiB: 0,
        totals: contender === 'read' ? null : { hash, groups: 1, messages: 1, bytes: 1 },
      }
    },
  })
  return measured.then((measurements) => ({ measurements, order }))
}

describe('a run of the bench', () => {
  it('goes round by round, so that a slow minute hits all', async () => {
    const { order } = await measure()
    expect(order.slice(0, 7)).toEqual([
      '1 read s.csv',
      '1 ours s.csv',
      '1 peer s.csv',
      '1 read e.csv',
      '1 ours e.csv',
      '1 peer e.csv',
      '2 read s.csv',
    ])
  })

  it('compares medians, and says the worse of the two files', async () => {
    const { measurements } = await measure()
    // summary 100 / 20 = 5, extended 20 / 5 = 4; summary 20 / 8 = 2.5, extended 5 / 5 = 1.
    expect(peerRatio(measurements, 'peer')).toBe(4)
    expect(readRatio(measurements)).toBe(2.5)
    expect(peerRatio(measurements, 'nobody')).toBeNull()
  })

  it('finds a contender that counts otherwise, also in one round only', async () => {
    expect(findDisagreements((await measure()).measurements)).toEqual([])
    const { measurements } = await measure({ 'peer e.csv 2': 'other' })
    expect(findDisagreements(measurements)).toMatchObject([
      {
        contender: 'peer',
        text: 'e.csv: peer counts 1 messages, 1 bytes, 1 groups (other), ours 1 messages, 1 bytes, 1 groups (same).',
      },
    ])
  })
})
