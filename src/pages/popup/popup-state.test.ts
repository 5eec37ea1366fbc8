import { describe, expect, it } from 'vitest'
import { importRecord, reportModel } from '../../../test/ui/models.ts'
import { parseDay } from '../../facts/day.ts'
import { summaryOf } from '../../model/summary.ts'
import { ledgerOf } from '../../store/ledger.ts'
import { lastSealOf, nudgeOf, type PopupState, troubleOf } from './popup-state.ts'

const DAY_MS = 86_400_000
const NOW = Date.UTC(2026, 10, 21, 12)

describe('nudgeOf', () => {
  const summary = { ...summaryOf(reportModel()), newestDay: parseDay('2026-11-20') }
  const state = (change: Partial<PopupState>): PopupState => ({
    summary,
    lastSeal: NOW - 3 * DAY_MS,
    trouble: { lost: 0, damaged: 0, interrupted: 0 },
    settings: { maxAgeDays: null, reminderDays: null },
    ...change,
  })

  it('is silent where nothing was asked for, or there is nothing yet', () => {
    expect(nudgeOf(state({}), NOW + 900 * DAY_MS)).toBeNull()
    const settings = { maxAgeDays: 1, reminderDays: 1 }
    expect(nudgeOf(state({ summary: null, lastSeal: null, settings }), NOW)).toBeNull()
  })

  it('counts the age in whole UTC days', () => {
    const settings = { maxAgeDays: 1, reminderDays: null }
    expect(nudgeOf(state({ settings }), NOW)).toBeNull()
    expect(nudgeOf(state({ settings }), NOW + DAY_MS)).toEqual({ kind: 'old', days: 2 })
  })

  it('reminds from the last import on, unless the data are old as well', () => {
    const settings = { maxAgeDays: 5, reminderDays: 3 }
    expect(nudgeOf(state({ settings }), NOW - 1)).toBeNull()
    expect(nudgeOf(state({ settings }), NOW)).toEqual({ kind: 'reminder', days: 3 })
    expect(nudgeOf(state({ settings }), NOW + 5 * DAY_MS)).toEqual({ kind: 'old', days: 6 })
  })
})

describe('troubleOf', () => {
  const seal = { chunks: 1, rows: 1, messagesByDay: [], checksum: '00000000' }
  const whole = importRecord({ id: 'a', seal })
  const other = importRecord({ id: 'b', seal })
  const ledger = ledgerOf([whole, other])

  it('finds nothing in a whole store', () => {
    expect(ledger).toHaveLength(2)
    expect(troubleOf({ imports: [whole, other], ledger, damaged: [] })).toEqual({
      lost: 0,
      damaged: 0,
      interrupted: 0,
    })
  })

  it('finds what the ledger misses now, what the last check found, and what was cut', () => {
    const cut = importRecord({ id: 'c', state: 'interrupted', seal: null, sealedAt: null })
    expect(troubleOf({ imports: [whole, cut], ledger, damaged: ['a', 'long gone'] })).toEqual({
      lost: 1,
      damaged: 1,
      interrupted: 1,
    })
  })
})

it('takes the last seal of what still counts', () => {
  expect(lastSealOf([])).toBeNull()
  const imports = [
    importRecord({ id: 'a', sealedAt: 5 }),
    importRecord({ id: 'b', sealedAt: 9, state: 'deleting' }),
    importRecord({ id: 'c', sealedAt: 7 }),
  ]
  expect(lastSealOf(imports)).toBe(7)
})
