import { describe, expect, it } from 'vitest'
import { importRecord, reportModel } from '../../test/ui/models.ts'
import { DEFAULT_THRESHOLDS } from '../insights/thresholds.ts'
import { nameBasis, parseStoredSummary, type SummaryBasis, storedSummary } from './stored-summary.ts'
import { summaryOf } from './summary.ts'

const BASIS: SummaryBasis = {
  imports: [importRecord({ id: 'a', sha256: 'aa' }), importRecord({ id: 'b', sha256: 'bb' })],
  acknowledgements: [],
  thresholds: DEFAULT_THRESHOLDS,
}
const SAID = {
  insight: 'no-tls-over-25',
  direction: 'inbound',
  connector: 'Relay',
  share: 0.4,
  at: 1,
} as const

describe('the basis of a summary', () => {
  const name = nameBasis(BASIS)

  it('is the same for the same imports in any order, whatever else lies in the store', () => {
    const others = [
      importRecord({ id: 'c', state: 'staging' }),
      importRecord({ id: 'd', state: 'deleting' }),
      importRecord({ id: 'e', state: 'interrupted' }),
    ]
    expect(nameBasis({ ...BASIS, imports: [...others, ...BASIS.imports.toReversed()] })).toBe(name)
  })

  it.each<[string, Partial<SummaryBasis>]>([
    ['an import more', { imports: [...BASIS.imports, importRecord({ id: 'c' })] }],
    ['an import less', { imports: BASIS.imports.slice(1) }],
    // Of overlapping periods the larger hash counts.
    [
      'a hash that was pending',
      { imports: [importRecord({ id: 'a', sha256: null }), ...BASIS.imports.slice(1)] },
    ],
    ['rules that changed', { imports: [importRecord({ id: 'a', sha256: 'aa', rulesVersion: 0 })] }],
    ['an insight that was acknowledged', { acknowledgements: [{ ...SAID, note: '' }] }],
    ['another limit', { thresholds: { ...DEFAULT_THRESHOLDS, noTlsShare: 0.3 } }],
    ['another number of few messages', { thresholds: { ...DEFAULT_THRESHOLDS, fewMessages: 10 } }],
  ])('is another one with %s', (_what, change) => {
    expect(nameBasis({ ...BASIS, ...change })).not.toBe(name)
  })

  it('does not hold what was noted of an insight', () => {
    const one = nameBasis({ ...BASIS, acknowledgements: [{ ...SAID, note: 'printer of Ann' }] })
    expect(one).not.toContain('Ann')
  })
})

describe('a stored summary', () => {
  const summary = summaryOf(reportModel())
  const stored = storedSummary(summary, 'basis')

  it('comes back whole, and is small', () => {
    expect(parseStoredSummary({ ...stored }, 'basis')).toEqual(summary)
    expect(stored.text.length).toBeLessThan(4_000)
  })

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['nothing', {}],
    ['another basis', { ...stored, basis: 'older' }],
    ['another version', { ...stored, version: 0 }],
    ['a changed number', { ...stored, text: stored.text.replace('1653', '1654') }],
    ['a text that was cut', { ...stored, text: stored.text.slice(0, -1) }],
    ['no text', { ...stored, text: null }],
    ['the check sum of another store', { ...stored, checksum: storedSummary(summary, 'other').checksum }],
  ])('is not believed with %s', (_what, damaged) => {
    expect(parseStoredSummary(damaged, 'basis')).toBeNull()
  })
})
