import { expect, test } from 'vitest'
import { stagingRecord } from './import-record.ts'
import { ledgerOf, reconcile, updateLedger } from './ledger.ts'
import type { ImportRecord, LedgerEntry, Seal } from './schema.ts'

const SEAL: Seal = { chunks: 1, rows: 3, messagesByDay: [[20_000, 2]], checksum: '0badcafe' }

function sealed(id: string, fields: Partial<ImportRecord> = {}): ImportRecord {
  const start = { id, file: `${id}.csv`, size: 10, fileDate: null, startedAt: 1, replaces: null }
  return { ...stagingRecord(start), state: 'sealed', sealedAt: 2, records: 5, seal: SEAL, ...fields }
}

function entry(id: string): LedgerEntry {
  return { importId: id, file: `${id}.csv`, sealedAt: 2, records: 5, seal: SEAL }
}

const NO_CHECKS = new Map()

test('the ledger lists sealed imports only', () => {
  const imports = [
    sealed('a'),
    sealed('b', { state: 'deleting' }),
    sealed('c', { state: 'staging', seal: null }),
  ]
  expect(ledgerOf(imports)).toEqual([entry('a')])
})

test('a store that agrees with its ledger has no finding', () => {
  const result = reconcile({
    ledger: [entry('a')],
    imports: [sealed('a')],
    checks: new Map([['a', 'whole']]),
  })
  expect(result).toEqual({ findings: [], add: [], remove: [] })
})

test('an entry without its import is lost', () => {
  const { findings } = reconcile({ ledger: [entry('a')], imports: [], checks: NO_CHECKS })
  expect(findings).toEqual([{ kind: 'lost', entry: entry('a') }])
})

test('an import that fell back to staging is lost, not interrupted', () => {
  const imports = [sealed('a', { state: 'interrupted', seal: null })]
  const { findings } = reconcile({ ledger: [entry('a')], imports, checks: NO_CHECKS })
  expect(findings).toEqual([{ kind: 'lost', entry: entry('a') }])
})

test.each([
  ['its facts fail the check', {}, 'damaged'],
  ['its seal states another checksum', { seal: { ...SEAL, checksum: '00000000' } }, 'whole'],
  ['its seal states other counts of a day', { seal: { ...SEAL, messagesByDay: [[20_000, 1]] } }, 'whole'],
  ['its record counts are others', { records: 4 }, 'whole'],
] as const)('an import is damaged when %s', (_why, fields, check) => {
  const imports = [sealed('a', fields as Partial<ImportRecord>)]
  const { findings, remove } = reconcile({ ledger: [entry('a')], imports, checks: new Map([['a', check]]) })
  expect(findings).toEqual([{ kind: 'damaged', entry: entry('a') }])
  expect(remove).toEqual([])
})

test('sealed but absent from the ledger is added when it is whole, told when it is not', () => {
  const imports = [sealed('a'), sealed('b')]
  const checks = new Map([['a', 'whole'] as const, ['b', 'damaged'] as const])
  const { findings, add } = reconcile({ ledger: [], imports, checks })
  expect(add).toEqual([entry('a')])
  expect(findings).toEqual([{ kind: 'damaged', entry: entry('b') }])
})

test('a staging import has no finding, an interrupted one has', () => {
  const imports = [
    sealed('a', { state: 'staging', seal: null }),
    sealed('b', { state: 'interrupted', seal: null }),
  ]
  const { findings, add } = reconcile({ ledger: [], imports, checks: NO_CHECKS })
  expect(findings).toEqual([{ kind: 'interrupted', importId: 'b', file: 'b.csv' }])
  expect(add).toEqual([])
})

test('a deleted import, and one that another replaced, leave the ledger without a finding', () => {
  const imports = [sealed('a', { state: 'deleting' }), sealed('c', { replaces: ['b'] })]
  const request = { ledger: [entry('a'), entry('b')], imports, checks: new Map([['c', 'whole'] as const]) }
  const result = reconcile(request)
  expect(result).toEqual({ findings: [], add: [entry('c')], remove: ['a', 'b'] })
  expect(updateLedger(request.ledger, result)).toEqual([entry('c')])
})

test('a deletion that was undone comes back to the ledger', () => {
  const { add } = reconcile({
    ledger: [],
    imports: [sealed('a')],
    checks: new Map([['a', 'whole'] as const]),
  })
  expect(add).toEqual([entry('a')])
})
