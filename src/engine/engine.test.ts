import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFakeChannels } from '../../test/fakes/channel.ts'
import { createFakeClock } from '../../test/fakes/clock.ts'
import { linesOf, messageFacts } from '../../test/fakes/facts.ts'
import { createFakeLocks } from '../../test/fakes/locks.ts'
import { openTestStore, PLENTY, type TestStore } from '../../test/fakes/store.ts'
import { zipBytes } from '../../test/helpers/zip-bytes.ts'
import { ImportError } from '../facts/import-error.ts'
import { unpackOriginal } from '../store/originals.ts'
import { createEngineClient, type EngineClient } from './client.ts'
import { type Engine, startEngine } from './engine.ts'
import type { ExportSource } from './export-source.ts'
import type { Job } from './protocol.ts'
import { type ReadExport, type ReadOptions, readExport } from './read-export.ts'

const ORIGINALS = { isKept: true, maxSize: 1000 }
const NO_ORIGINALS = { isKept: false, maxSize: 0 }

let openChannel: ReturnType<typeof createFakeChannels>
let locks: ReturnType<typeof createFakeLocks>
let clock: ReturnType<typeof createFakeClock>
let engine: Engine
let client: EngineClient
let store: TestStore
let free: number

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  openChannel = createFakeChannels()
  locks = createFakeLocks()
  clock = createFakeClock()
  free = PLENTY
  engine = await start()
  client = newClient()
  store = await openTestStore()
})

afterEach(() => {
  client.close()
  engine.stop()
  store.close()
})

function start(read = readFake): Promise<Engine> {
  return startEngine({ channel: openChannel(), locks, clock, free: async () => free, read })
}

function newClient(): EngineClient {
  return createEngineClient({ ensureEngine: async () => {}, channel: openChannel(), clock })
}

/**
 * Reads files of our own: `trace 1 2` has messages 1 and 2 on day 10, `odd 1` a rejected record besides, `local 1` is
 * on day 10 of a zone, `totals` asks for days, `excel` fails.
 */
async function readFake(source: ExportSource, options: ReadOptions): Promise<ReadExport> {
  let text = ''
  for await (const chunk of source.open()) text += new TextDecoder().decode(chunk)
  options.onProgress?.({ format: null, bytesRead: text.length, records: 1 })
  const [kind, ...ids] = text.split(' ')
  const common = {
    encoding: 'utf-8',
    mapping: null,
    says: [],
    records: ids.length,
    accepted: ids.length,
    blank: 0,
    rejected: [],
    messages: ids.length,
    repeats: 0,
    warnings: [],
    covered: options.period ?? null,
    hasLocalTimes: false,
    timeZone: null,
  }
  if (kind === 'odd') options.onRejected?.(2, 'bad-timestamp', 'yesterday,a@x.com')
  if (kind === 'trace' || kind === 'odd' || kind === 'local') {
    const rejected =
      kind === 'odd' ? [{ code: 'bad-timestamp', count: 1, firstRecord: 2 } as const] : common.rejected
    const hasLocalTimes = kind === 'local'
    const timeZone = hasLocalTimes ? (options.timeZone ?? null) : null
    const facts = messageFacts(ids.map((id) => ({ id: Number(id), day: 10 })))
    return {
      ...common,
      rejected,
      hasLocalTimes,
      timeZone,
      format: 'extended-trace',
      family: 'message-trace',
      facts,
    }
  }
  if (kind === 'totals') {
    const facts = { kind: 'period-totals', period: options.period ?? null, totals: [] } as const
    return { ...common, format: 'smtp-auth-clients', family: 'portal-report', facts }
  }
  if (kind === 'excel') throw new ImportError('excel-workbook')
  if (kind === 'endless') return new Promise(() => {})
  throw new TypeError('a defect')
}

/** Drops a file that is counted at once where it gives no cause for a look. */
function drop(jobId: string, text: string, originals = NO_ORIGINALS, isAtOnce = true): Promise<null> {
  const file = new File([text], `${jobId}.csv`, { lastModified: Date.UTC(2026, 10, 20, 8) })
  return client.call('import', { jobId, file, originals, isAtOnce, mappings: [] })
}

/** Drops a file that an admin wants to look at first. */
const dropForLook = (jobId: string, text: string) => drop(jobId, text, NO_ORIGINALS, false)

async function jobIn(phase: Job['phase'], from = client): Promise<Job> {
  return vi.waitFor(async () => {
    const job = (await from.call('jobs', null)).find((each) => each.phase === phase)
    if (!job) throw new Error(`no job is ${phase}`)
    return job
  })
}

const lines = async () => linesOf(await store.reader.rollups('message-trace', null))

describe('an import', () => {
  test('goes from a dropped file to sealed counts, and pages hear of it', async () => {
    const onChanged = vi.fn()
    client.onChanged(onChanged)
    await drop('a', 'trace 1 2')
    expect(await jobIn('done')).toMatchObject({
      jobId: 'a',
      result: { importId: 'a', messages: 2, duplicates: 0 },
    })
    expect(await lines()).toEqual(['10 inbound null 1.2 a@x.com: 2, 4, 200'])
    await vi.waitFor(() => expect(onChanged).toHaveBeenCalled())
  })

  test('goes on when its page is closed, and another page finds it', async () => {
    await drop('a', 'totals')
    client.close()
    client = newClient()
    const job = await jobIn('needs-review')
    expect(job.jobId).toBe('a')
    // The file is of 20 November, so the seven days end on the 19th, day 20,776.
    expect(job.review).toMatchObject({ asks: ['period'], suggestedPeriod: { from: 20_770, to: 20_776 } })
    const answers = { period: { from: 20_768, to: 20_774 } }
    await client.call('acceptReview', { jobId: 'a', answers })
    await jobIn('done')
    expect(await store.reader.periods()).toMatchObject([
      { importId: 'a', period: { from: 20_768, to: 20_774 } },
    ])
    expect((await store.reader.periods())[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test.each([
    ['excel', 'excel-workbook'],
    ['nonsense', 'internal'],
  ])('of %s fails with its code and leaves nothing', async (text, code) => {
    const before = await store.dump()
    await drop('a', text)
    expect((await jobIn('failed')).error?.code).toBe(code)
    expect(await store.dump()).toEqual(before)
  })

  test('that is cancelled while it reads ends at once, and the next one begins', async () => {
    await drop('a', 'endless')
    await drop('b', 'trace 1')
    await jobIn('reading')
    await client.call('cancel', { jobId: 'a' })
    await jobIn('cancelled')
    await jobIn('done')
    expect(await store.reader.imports()).toMatchObject([{ id: 'b', state: 'sealed' }])
  })

  test('that is cancelled leaves nothing', async () => {
    const before = await store.dump()
    await drop('a', 'totals')
    await jobIn('needs-review')
    await client.call('cancel', { jobId: 'a' })
    await jobIn('cancelled')
    expect(await store.dump()).toEqual(before)
    await client.call('dismissJob', { jobId: 'a' })
    expect(await client.call('jobs', null)).toEqual([])
  })

  test('does not begin without head-room', async () => {
    free = 499_999_999
    await drop('a', 'trace 1')
    const error = { code: 'no-space', details: { needed: 500_000_000, free: 499_999_999 } }
    expect(await jobIn('failed')).toMatchObject({ error })
    expect(await store.reader.imports()).toEqual([])
  })

  test('of a zip is one for each file in it, packed or not, and their originals are kept', async () => {
    const bytes = zipBytes([
      { name: 'one.csv', content: 'trace 1', isStored: true },
      { name: 'two.csv', content: 'trace 1 2' },
      { name: 'secret.csv', content: 'trace 3', isEncrypted: true },
    ])
    const file = new File([bytes as BlobPart], 'all.zip', { lastModified: 1 })
    await client.call('import', { jobId: 'a', file, originals: ORIGINALS, isAtOnce: true, mappings: [] })
    expect((await jobIn('failed')).error?.code).toBe('encrypted-archive')
    const jobs = await client.call('jobs', null)
    expect(jobs.map(({ file: name, phase }) => [name, phase])).toEqual([
      ['all.zip/one.csv', 'done'],
      ['all.zip/two.csv', 'done'],
      ['all.zip/secret.csv', 'failed'],
    ])
    expect(jobs[0]?.jobId).toBe('a')
    // Messages 1 and 2; message 1 is in both files.
    expect(await lines()).toEqual(['10 inbound null 1.2 a@x.com: 2, 4, 200'])
    await engine.settled()
    const originals = await Promise.all(jobs.slice(0, 2).map(({ jobId }) => store.writer.original(jobId)))
    const texts = originals.map((original) => original && new Response(unpackOriginal(original)).text())
    expect(await Promise.all(texts)).toEqual(['trace 1', 'trace 1 2'])
  })

  test('of a zip that is cut fails once, by its own name', async () => {
    const bytes = zipBytes([{ name: 'one.csv', content: 'trace 1' }]).slice(0, -5)
    const file = new File([bytes as BlobPart], 'all.zip')
    await client.call('import', { jobId: 'a', file, originals: NO_ORIGINALS, isAtOnce: true, mappings: [] })
    expect(await jobIn('failed')).toMatchObject({ jobId: 'a', file: 'all.zip', error: { code: 'damaged' } })
    expect(await store.reader.imports()).toEqual([])
  })

  test('asked for twice runs once', async () => {
    await drop('a', 'trace 1')
    await drop('a', 'trace 1')
    await jobIn('done')
    expect(await store.reader.imports()).toHaveLength(1)
  })
})

describe('a look before the seal', () => {
  test('shows what would be counted, and nothing counts before it is accepted', async () => {
    await drop('a', 'trace 1 2')
    await jobIn('done')
    await client.call('dismissJob', { jobId: 'a' })
    const before = await store.reader.rollups('message-trace', null)
    await dropForLook('b', 'trace 2 3')
    const { review } = await jobIn('needs-review')
    expect(review).toMatchObject({
      format: 'extended-trace',
      records: 2,
      messages: 2,
      senders: 1,
      duplicates: 1,
      asks: [],
    })
    expect(await store.reader.rollups('message-trace', null)).toEqual(before)
    await client.call('acceptReview', { jobId: 'b', answers: {} })
    expect((await jobIn('done')).result).toMatchObject({ messages: 2, duplicates: 1 })
    expect(await lines()).toEqual(['10 inbound null 1.2 a@x.com: 3, 6, 300'])
  })

  test('holds the facts on the disk, and lets other files pass', async () => {
    await dropForLook('a', 'trace 1')
    await jobIn('needs-review')
    expect(await store.database.count('facts')).toBe(1)
    await drop('b', 'trace 2')
    await jobIn('done')
    expect(await lines()).toEqual(['10 inbound null 1.2 a@x.com: 1, 2, 100'])
  })

  test('discarded, leaves nothing', async () => {
    const before = await store.dump()
    await dropForLook('a', 'trace 1')
    await jobIn('needs-review')
    await client.call('cancel', { jobId: 'a' })
    await jobIn('cancelled')
    expect(await store.dump()).toEqual(before)
  })

  test('is asked for also at once where records are rejected, which can be listed while the job is', async () => {
    await drop('a', 'odd 1')
    expect((await jobIn('needs-review')).review?.rejected).toHaveLength(1)
    const list = [{ record: 2, code: 'bad-timestamp', raw: 'yesterday,a@x.com' }]
    expect(await client.call('rejectedRecords', { importId: 'a' })).toEqual(list)
    await client.call('acceptReview', { jobId: 'a', answers: {} })
    await jobIn('done')
    expect(await client.call('rejectedRecords', { importId: 'a' })).toEqual(list)
    await client.call('dismissJob', { jobId: 'a' })
    expect(await client.call('rejectedRecords', { importId: 'a' })).toEqual([])
  })

  test('rejected records of a sealed import are read again from its original', async () => {
    await drop('a', 'odd 1', ORIGINALS)
    await jobIn('needs-review')
    await client.call('acceptReview', { jobId: 'a', answers: {} })
    await jobIn('done')
    await engine.settled()
    await client.call('dismissJob', { jobId: 'a' })
    expect(await client.call('rejectedRecords', { importId: 'a' })).toMatchObject([{ record: 2 }])
  })

  test('asks for the zone of local times, reads again with it and keeps it with the import', async () => {
    await drop('a', 'local 1', ORIGINALS)
    expect((await jobIn('needs-review')).review?.asks).toEqual(['time-zone'])
    await client.call('acceptReview', { jobId: 'a', answers: { timeZone: 'Europe/Copenhagen' } })
    await jobIn('done')
    expect(await store.reader.imports()).toMatchObject([{ timeZone: 'Europe/Copenhagen' }])
    await engine.settled()
    // Nobody is asked again.
    await client.call('analyseAgain', { importId: 'a' })
    await vi.waitFor(async () =>
      expect(await store.reader.imports()).toMatchObject([
        { replaces: ['a'], timeZone: 'Europe/Copenhagen' },
      ]),
    )
  })

  test('asks what the columns of an unknown header are, shows what became of it, and knows it the next time', async () => {
    engine.stop()
    engine = await start(readExport)
    const text = 'Who,How many\r\nerp@contoso.com,12\r\n'
    await drop('a', text)
    expect(await jobIn('needs-review')).toMatchObject({ asksColumns: true, review: null })
    expect(await client.call('unknownTable', { jobId: 'a' })).toMatchObject({
      header: ['Who', 'How many'],
      rows: [['erp@contoso.com', '12']],
      refused: null,
    })
    const columns = [
      ['Who', 'Sender address'],
      ['How many', 'Messages sent'],
    ] as const
    const mapping = { format: 'smtp-auth-clients', header: ['Who', 'How many'], columns } as const
    await client.call('acceptReview', {
      jobId: 'a',
      answers: { mapping: { ...mapping, columns: [columns[0]] } },
    })
    await vi.waitFor(async () =>
      expect(await client.call('unknownTable', { jobId: 'a' })).toMatchObject({
        refused: { columns: [columns[0]] },
      }),
    )
    await client.call('acceptReview', { jobId: 'a', answers: { mapping } })
    const period = { from: 20_768, to: 20_774 }
    await vi.waitFor(async () =>
      expect((await client.call('jobs', null))[0]?.review).toMatchObject({ messages: 12, asks: ['period'] }),
    )
    await client.call('acceptReview', { jobId: 'a', answers: { period } })
    await jobIn('done')
    expect(await store.reader.imports()).toMatchObject([{ mapping, covered: period }])
    const file = new File([text], 'b.csv')
    const isAtOnce = false
    await client.call('import', { jobId: 'b', file, originals: NO_ORIGINALS, isAtOnce, mappings: [mapping] })
    expect((await jobIn('needs-review')).review).toMatchObject({ messages: 12, duplicates: 0 })
  })

  test('is found by a page that opens meanwhile, without asking', async () => {
    await dropForLook('a', 'trace 1')
    await jobIn('needs-review')
    const other = newClient()
    const heard: (readonly Job[])[] = []
    other.onJobs((jobs) => heard.push(jobs))
    await vi.waitFor(() => expect(heard[0]).toMatchObject([{ jobId: 'a', phase: 'needs-review' }]))
    other.close()
  })
})

describe('after the seal', () => {
  test('the original is kept, smaller where that helps, and read again', async () => {
    await drop('a', `trace ${'1 '.repeat(200)}2`, ORIGINALS)
    await jobIn('done')
    await engine.settled()
    const [record] = await store.reader.imports()
    expect(record?.original).toMatchObject({ size: 407, isCompressed: true })
    expect(record?.original?.storedSize).toBeLessThan(100)
    await client.call('analyseAgain', { importId: 'a' })
    await vi.waitFor(async () => {
      expect(await store.reader.imports()).toMatchObject([{ state: 'sealed', replaces: ['a'] }])
    })
    const [again] = await store.reader.imports()
    expect(again).toMatchObject({
      file: 'a.csv',
      size: 407,
      sealedAt: record?.sealedAt,
      sha256: record?.sha256,
    })
    await client.call('deleteOriginal', { importId: again?.id ?? '' })
    expect(await store.reader.imports()).toMatchObject([{ original: null }])
  })

  test('a file above the limit is not kept, and cannot be analysed again', async () => {
    await drop('a', 'trace 1', { isKept: true, maxSize: 3 })
    await jobIn('done')
    await engine.settled()
    expect(await store.reader.imports()).toMatchObject([{ original: null }])
    const again = client.call('analyseAgain', { importId: 'a' })
    await expect(again).rejects.toMatchObject({ code: 'unreadable', details: { reason: 'no-original' } })
  })

  test('a large file is hashed in a second pass', async () => {
    await drop('a', `trace ${'0'.repeat(5 * 1024 * 1024)}1`)
    await jobIn('done')
    await engine.settled()
    expect((await store.reader.imports())[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })
})

test('a hash that an engine did not get to is made from the original by the next', async () => {
  await drop('a', 'trace 1', ORIGINALS)
  await jobIn('done')
  await engine.settled()
  const [record] = await store.reader.imports()
  if (!record) throw new Error('no import')
  await store.database.put('imports', { ...record, sha256: null })
  engine.stop()
  engine = await start()
  await vi.waitFor(async () => expect((await store.reader.imports())[0]?.sha256).toBe(record.sha256))
})

describe('delete', () => {
  test('can be undone, and is purged for good half an hour later', async () => {
    await drop('a', 'trace 1')
    await jobIn('done')
    await client.call('deleteImport', { importId: 'a' })
    expect(await lines()).toEqual([])
    await client.call('undoDelete', { importId: 'a' })
    expect(await lines()).toHaveLength(1)
    await client.call('deleteImport', { importId: 'a' })
    clock.advance(30 * 60_000)
    await vi.waitFor(async () => expect(await store.reader.imports()).toEqual([]))
    expect(JSON.stringify(await store.dump())).not.toContain('a@x.com')
  })
})

test('retention deletes like an admin, tells it, and purges for good half an hour later', async () => {
  await drop('a', 'trace 1')
  await jobIn('done')
  // Without a day of its own it is of the day on which it was taken in.
  expect(await client.call('applyRetention', { days: 1 })).toEqual({ imports: 0, messages: 0 })
  clock.advance(2 * 86_400_000)
  const onChanged = vi.fn()
  client.onChanged(onChanged)
  expect(await client.call('applyRetention', { days: 1 })).toEqual({ imports: 1, messages: 1 })
  expect(onChanged).toHaveBeenCalled()
  expect(await lines()).toEqual([])
  clock.advance(30 * 60_000)
  await vi.waitFor(async () => expect(await store.reader.imports()).toEqual([]))
})

describe('two engines', () => {
  test('the second is deaf until the first has ended', async () => {
    let isReady = false
    const second = start().then((started) => {
      isReady = true
      return started
    })
    await drop('a', 'trace 1')
    await jobIn('done')
    expect(isReady).toBe(false)
    engine.stop()
    engine = await second
    expect(await client.call('jobs', null)).toEqual([])
    expect(await lines()).toHaveLength(1)
  })

  test('what the first left staged is interrupted, and can be dismissed', async () => {
    await drop('a', 'endless')
    await jobIn('reading')
    await drop('b', 'trace 1')
    engine.stop()
    engine = await start()
    const imports = await store.reader.imports()
    expect(imports.map(({ state }) => state)).toEqual(['interrupted', 'interrupted'])
    await client.call('dismissInterrupted', { importId: 'a' })
    await client.call('dismissInterrupted', { importId: 'b' })
    expect(await store.reader.imports()).toEqual([])
  })
})

test('what is said of an insight is kept with its time, replaced and taken back', async () => {
  const insight = { insight: 'no-tls-over-25', direction: 'inbound', connector: 'Relay' } as const
  const acknowledgements = async () => (await store.reader.snapshot([], null)).acknowledgements
  const onChanged = vi.fn()
  client.onChanged(onChanged)
  await client.call('acknowledgeInsight', { ...insight, share: 0.4, note: 'until May' })
  await client.call('acknowledgeInsight', { ...insight, connector: 'relay', share: 0.3, note: '' })
  await client.call('acknowledgeInsight', { ...insight, share: 0.5, note: 'until June' })
  const at = clock.now()
  expect(await acknowledgements()).toEqual([
    { ...insight, share: 0.5, note: 'until June', at },
    { ...insight, connector: 'relay', share: 0.3, note: '', at },
  ])
  await client.call('takeBackInsight', insight)
  expect(await acknowledgements()).toMatchObject([{ connector: 'relay' }])
  // Each of the four: pages and badge count anew.
  expect(onChanged).toHaveBeenCalledTimes(4)
})

test('a malformed request is answered with an error', async () => {
  const channel = openChannel()
  const answer = new Promise((resolve) => {
    channel.addEventListener('message', ({ data }) => resolve(data))
  })
  channel.postMessage({ type: 'request', id: 'r', method: 'cancel', params: { jobId: 7 } } as never)
  expect(await answer).toMatchObject({ type: 'answer', id: 'r', ok: false, code: 'internal' })
  channel.close()
})

test('an engine whose store cannot be opened says so, and serves when it can', async () => {
  engine.stop()
  const working = indexedDB
  vi.stubGlobal('indexedDB', {
    open() {
      throw new DOMException('newer', 'VersionError')
    },
  })
  engine = await start()
  await expect(client.call('jobs', null)).rejects.toMatchObject({
    code: 'internal',
    details: { store: 'newer' },
  })
  vi.stubGlobal('indexedDB', working)
  expect(await client.call('jobs', null)).toEqual([])
})
