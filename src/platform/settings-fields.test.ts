import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, type Settings, settingsOf } from './settings-fields.ts'

describe('settingsOf', () => {
  it.each([null, undefined, 'dark', 7, [], new Date(0)])('takes %s for no settings at all', (stored) => {
    expect(settingsOf(stored)).toEqual(DEFAULT_SETTINGS)
  })

  it('keeps each field that makes sense, and no other', () => {
    const stored = { noTlsShare: 0.1, retentionDays: 90, showsBadge: false, colour: 'red' }
    expect(settingsOf(stored)).toEqual({
      ...DEFAULT_SETTINGS,
      noTlsShare: 0.1,
      retentionDays: 90,
      showsBadge: false,
    })
  })

  it.each<{ field: keyof Settings; values: readonly unknown[] }>([
    { field: 'noTlsShare', values: [1, -0.1, Number.NaN, '0.5', null] },
    { field: 'tls10Share', values: [1.5, true] },
    { field: 'fewMessages', values: [-1, 0.5, 100_001, null] },
    { field: 'retentionDays', values: [0, 1.5, 3651, '90', undefined] },
    { field: 'reminderDays', values: [-7, Number.POSITIVE_INFINITY] },
    { field: 'maxAgeDays', values: [0, {}] },
    { field: 'notifies', values: ['yes', 1] },
    { field: 'theme', values: ['blue', 0] },
  ])('has the default of $field for what it cannot be', ({ field, values }) => {
    for (const value of values) {
      expect([value, settingsOf({ [field]: value })[field]]).toEqual([value, DEFAULT_SETTINGS[field]])
    }
  })

  it('knows "never" from "not said"', () => {
    expect(settingsOf({ maxAgeDays: null }).maxAgeDays).toBeNull()
    expect(settingsOf({}).maxAgeDays).toBe(14)
  })
})
