import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { linesOf, messageFacts, summaryOf } from '../../test/fakes/facts.ts'
import { openTestStore, type TestStore } from '../../test/fakes/store.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { parseDay } from '../facts/day.ts'
import type { TlsOutcome, TlsOutcomes } from '../facts/facts.ts'
import { COUNTED_FAMILIES } from '../facts/vocabulary.ts'
import { entraSignIns } from '../formats/entra-sign-ins.ts'
import { windowOf } from './key-ranges.ts'
import { reconcile } from './ledger.ts'

let store: TestStore

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  store = await openTestStore()
})

afterEach(() => store.close())

const DAY = parseDay('2026-11-18')
const SIGN_INS = summaryOf('entra-sign-ins')
const TLS = summaryOf('tls-rpt', { sha256: 'ff', covered: { from: DAY, to: DAY } })

/** Sign-ins of 18 November by their request's last digit. */
function signIns(...list: readonly (readonly [request: number, user: string, status: string])[]) {
  const lines = list.map(
    ([request, user, status]) =>
      `2026-11-18T08:00:0${request}Z,d9ae0e20-0000-4000-8000-00000000000${request},${user},SMTP,${status}`,
  )
  const text = ['Date (UTC),Request ID,Username,Client app,Status', ...lines].join('\n')
  return readFormat(entraSignIns, text).result.facts
}

function tlsReport(report: string, count: number, domain = 'contoso.com'): TlsOutcomes {
  const reason = 'certificate-expired'
  const row: TlsOutcome = {
    ...{ day: DAY, reporter: 'Fabrikam Mail', report, domain },
    ...{ policy: 'dane', isFailure: true, reason, count, unit: 'sessions' },
  }
  return { kind: 'tls-outcomes', rows: [row] }
}

const lines = async () => linesOf(await store.reader.rollups('evidence', null))
const reports = async () => (await store.reader.snapshot([], null)).tlsImports.map(({ importId }) => importId)

const FIRST = signIns([1, 'a@x.com', 'Success'], [2, 'a@x.com', 'Failure'])
const SECOND = signIns([2, 'a@x.com', 'Failure'], [3, 'secret@y.com', 'Success'])
const FIRST_LINES = [
  `${DAY} failed-sign-in null unknown a@x.com: 1, 0, 0`,
  `${DAY} sign-in null unknown a@x.com: 1, 0, 0`,
]

test('sign-ins of overlapping exports count once, and in no family of messages', async () => {
  await store.take('a', FIRST, { summary: SIGN_INS })
  const record = await store.take('b', SECOND, { summary: SIGN_INS })
  expect(record.duplicates).toBe(1)
  expect(await lines()).toEqual([...FIRST_LINES, `${DAY} sign-in null unknown secret@y.com: 1, 0, 0`])
  for (const family of COUNTED_FAMILIES) expect((await store.reader.rollups(family, null)).days).toEqual([])
})

test('sign-ins leave with their import, come back by undo, and are gone after the purge', async () => {
  await store.take('a', FIRST, { summary: SIGN_INS })
  const before = await store.dump()
  await store.take('b', SECOND, { summary: SIGN_INS })
  await store.writer.delete('b', 5000)
  expect(await lines()).toEqual(FIRST_LINES)
  await store.writer.undo('b')
  expect(await lines()).toHaveLength(3)
  await store.writer.delete('b', 5000)
  await store.writer.purge({ before: 5000 })
  expect(await store.dump()).toEqual(before)
})

test('TLS reports are read in the order of their seals, as long as they are sealed', async () => {
  await store.take('b', tlsReport('r1', 4), { summary: TLS })
  await store.take('a', tlsReport('r2', 5), { summary: TLS })
  expect((await store.reader.snapshot([], null)).tlsImports).toEqual([
    {
      importId: 'b',
      file: 'b.csv',
      covered: { from: DAY, to: DAY },
      sha256: 'ff',
      rows: tlsReport('r1', 4).rows,
    },
    expect.objectContaining({ importId: 'a' }),
  ])
  await store.writer.delete('b', 5000)
  expect(await reports()).toEqual(['a'])
  await store.writer.undo('b')
  expect(await reports()).toEqual(['b', 'a'])
  await store.writer.delete('b', 5000)
  await store.writer.purge({ before: 5000 })
  expect(await reports()).toEqual(['a'])
  expect(JSON.stringify(await store.dump())).not.toContain('r1')
})

test('a copy of a report is told as held already, also beside sign-ins', async () => {
  await store.take('s', FIRST, { summary: SIGN_INS })
  await store.take('a', tlsReport('r1', 4), { summary: TLS })
  expect((await store.take('b', tlsReport('r1', 4), { summary: TLS })).duplicates).toBe(1)
  expect((await store.take('c', tlsReport('r2', 4), { summary: TLS })).duplicates).toBe(0)
  expect(await lines()).toEqual(FIRST_LINES)
})

test('a TLS report that leaves changes no sign-in, and nothing is counted anew', async () => {
  await store.take('s', FIRST, { summary: SIGN_INS })
  await store.take('a', tlsReport('r1', 4), { summary: TLS })
  const before = await store.database.getAll('rollups')
  // Damage that a recount would find: the sign-ins' facts are lost.
  await store.database.delete('facts', ['s', DAY])
  await store.writer.delete('a', 5000)
  expect(await store.database.getAll('rollups')).toEqual(before)
})

test('analyse again puts evidence in its old place, also from another family', async () => {
  await store.take('a', tlsReport('r1', 4), { summary: TLS, now: 1000 })
  await store.take('b', tlsReport('r2', 4), { summary: TLS, now: 2000 })
  const record = await store.take('c', tlsReport('r1', 7), { summary: TLS, now: 9000, replaces: 'a' })
  expect(record).toMatchObject({ sealedAt: 1000, duplicates: 0 })
  expect(await reports()).toEqual(['c', 'b'])
  await store.take('d', messageFacts([{ id: 1, day: 10 }]))
  await store.take('e', FIRST, { summary: SIGN_INS, replaces: 'd' })
  expect(linesOf(await store.reader.rollups('message-trace', null))).toEqual([])
  expect(await lines()).toEqual(FIRST_LINES)
})

test('damage of evidence is found and told, and lost rollups are counted anew', async () => {
  const signIn = await store.take('a', FIRST, { summary: SIGN_INS })
  const tls = await store.take('b', tlsReport('r1', 4), { summary: TLS })
  for (const depth of ['count', 'full'] as const) {
    expect(await store.reader.check(signIn, depth)).toBe('whole')
    expect(await store.reader.check(tls, depth)).toBe('whole')
  }
  await store.database.delete('rollups', ['evidence', windowOf(DAY)])
  expect(await store.writer.repair()).toBe(true)
  expect(await lines()).toEqual(FIRST_LINES)
  await store.database.put('aggregates', { importId: 'b', facts: tlsReport('r1', 5) })
  const checks = new Map([['b', await store.reader.check(tls, 'count')]])
  const { findings } = reconcile({ ledger: [], imports: await store.reader.imports(), checks })
  expect(findings).toMatchObject([{ kind: 'damaged', entry: { importId: 'b' } }])
})
