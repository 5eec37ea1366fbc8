import { describe, expect, it } from 'vitest'
import { canonicalGroups, firstDifference, type Kind, type Row, tableOf, totalsOf } from './tables.mjs'

const canonicalTable = (kind: Kind, rows: readonly Row[]) => tableOf(canonicalGroups(kind, rows))

const row = { day: '2025-08-01', sender: 'ann@contoso.com', third: '', messages: 2, bytes: 30 }

describe('the table of a contender', () => {
  it('is the same in any order, in any case, with or without the word for no connector', () => {
    const written = [
      { ...row, third: 'To_DefaultOpportunisticTLS', messages: 1, bytes: 10 },
      { ...row, third: 'Relay' },
    ]
    const other = [
      { ...row, third: 'Relay' },
      { ...row, sender: 'Ann@Contoso.com', messages: 1, bytes: 4 },
    ]
    expect(canonicalTable('summary', [...written, { ...row, messages: 1, bytes: 20 }])).toEqual([
      '2025-08-01\tann@contoso.com\t\t2\t30',
      '2025-08-01\tann@contoso.com\tRelay\t2\t30',
    ])
    expect(canonicalTable('summary', [...other].reverse())).toEqual([
      '2025-08-01\tann@contoso.com\t\t1\t4',
      '2025-08-01\tann@contoso.com\tRelay\t2\t30',
    ])
  })

  it('knows TLS versions as the export and as the product write them', () => {
    const written = ['SP_PROT_TLS1_0_SERVER', 'SP_PROT_TLS1_3_CLIENT', 'SP_PROT_NONE', ''].map((third) => ({
      ...row,
      third,
    }))
    const ours = ['1.0', '1.3', 'none', 'unknown'].map((third) => ({ ...row, third }))
    expect(canonicalTable('extended', written)).toEqual(canonicalTable('extended', ours))
  })

  it('adds up', () => {
    const rows = [row, { ...row, third: 'Relay', messages: 5, bytes: 7 }]
    const totals = totalsOf(canonicalGroups('summary', rows))
    expect(totals).toMatchObject({ groups: 2, messages: 7, bytes: 37 })
    expect(totalsOf(canonicalGroups('summary', [...rows].reverse()))).toEqual(totals)
    // Two counts that change places keep every sum but not the hash.
    const swapped = [
      { ...row, messages: 5, bytes: 7 },
      { ...row, third: 'Relay' },
    ]
    expect(totalsOf(canonicalGroups('summary', swapped))).toMatchObject({ groups: 2, messages: 7, bytes: 37 })
    expect(totalsOf(canonicalGroups('summary', swapped)).hash).not.toBe(totals.hash)
  })
})

describe('the comparison', () => {
  it('says what stands in one of two tables only', () => {
    const one = canonicalTable('summary', [row, { ...row, third: 'Relay' }])
    const other = canonicalTable('summary', [row, { ...row, third: 'Relay', messages: 3 }])
    expect(firstDifference(one, one)).toBeNull()
    expect(firstDifference(one, other)).toBe(
      '1 and 1 lines stand in one of them only, first "2025-08-01 | ann@contoso.com | Relay | 2 | 30" and "2025-08-01 | ann@contoso.com | Relay | 3 | 30"',
    )
  })
})
