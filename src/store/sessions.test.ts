import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openTestStore, type TestStore } from '../../test/fakes/store.ts'
import { PROTOCOL_HEADER, protocolRecords } from '../../test/helpers/protocol-log.ts'
import { readFormat } from '../../test/helpers/read-format.ts'
import { rollupLines } from '../../test/helpers/rollup-lines.ts'
import { smtpProtocolLog } from '../formats/smtp-protocol-log.ts'
import type { ImportSummary } from './import-record.ts'

const RECORDS = protocolRecords({
  lines: [
    ['+'],
    ['<', 'AUTH LOGIN'],
    ['>', '235 2.7.0 Authentication successful'],
    ['<', 'MAIL FROM:<scan@contoso.com>'],
    ['>', '250 2.6.0 <a@scan> [InternalId=1] Queued mail for delivery'],
    ['-', '', 'Local'],
  ],
})
const [HEAD, TAIL] = [RECORDS.slice(0, 3), RECORDS.slice(3)]

let store: TestStore

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  store = await openTestStore()
})

afterEach(() => {
  store.close()
  vi.unstubAllGlobals()
})

async function take(importId: string, records: readonly string[], replaces?: string) {
  const { result } = readFormat(smtpProtocolLog, [PROTOCOL_HEADER, ...records].join('\n'))
  const { facts, covered, ...counts } = result
  const summary: ImportSummary = {
    format: 'smtp-protocol-log',
    family: 'on-premises',
    encoding: 'utf-8',
    records: records.length,
    accepted: records.length,
    blank: 0,
    rejected: [],
    sha256: null,
    covered,
    ...counts,
  }
  return store.take(importId, facts, { summary, now: Number(importId), ...(replaces ? { replaces } : {}) })
}

async function shown(): Promise<readonly string[]> {
  return rollupLines(await store.reader.rollups('on-premises', null))
}

async function expectSubmission(): Promise<void> {
  expect(await shown()).toEqual([
    expect.stringMatching(/submission.*"tls":"none".*"basic".*scan@contoso\.com/),
  ])
}

test('a session cut between two files counts as soon as both are there, in any order', async () => {
  await take('1', TAIL)
  expect(await shown()).toEqual([])
  await take('2', HEAD)
  await expectSubmission()
})

test('deleting one part leaves what the other says alone, and bringing it back puts them together', async () => {
  await take('1', HEAD)
  await take('2', TAIL)
  await store.writer.delete('1', 5)
  expect(await shown()).toEqual([])
  await store.writer.undo('1')
  await expectSubmission()
  await store.writer.delete('2', 6)
  await store.writer.purge({ before: 6 })
  expect(await shown()).toEqual([])
  expect((await store.dump()).shapes).toHaveLength(1)
})

test('a file that has the session whole leaves nothing to put together', async () => {
  await take('1', HEAD)
  await take('2', RECORDS)
  await take('3', TAIL)
  await expectSubmission()
  await store.writer.delete('2', 5)
  await expectSubmission()
})

test('what others hold already is told, also of the pieces', async () => {
  await take('1', HEAD)
  expect((await take('2', TAIL)).duplicates).toBe(0)
  expect((await take('3', TAIL)).duplicates).toBe(1)
})

test('lost rollups are counted anew, joined sessions among them', async () => {
  await take('1', HEAD)
  await take('2', TAIL)
  await store.database.clear('rollups')
  expect(await store.writer.repair()).toBe(true)
  await expectSubmission()
  expect(await store.writer.repair()).toBe(false)
})

test('an import analysed again keeps its part of the session', async () => {
  await take('1', HEAD)
  await take('2', TAIL)
  await take('3', HEAD, '1')
  await expectSubmission()
})

test('damage to the kept lines is found, and takes no other import with it', async () => {
  await take('1', HEAD)
  const record = await take('2', TAIL)
  expect(await store.reader.check(record, 'full')).toBe('whole')
  const stored = await store.database.get('shapes', '2')
  if (!stored?.fragments) throw new Error('no fragments')
  await store.database.put('shapes', { ...stored, fragments: { ...stored.fragments, lines: [] } }, '2')
  expect(await store.reader.check(record, 'full')).toBe('damaged')
  await store.writer.delete('2', 5)
  expect(await shown()).toEqual([])
})
