import { describe, expect, it } from 'vitest'
import { docExamples } from '../../test/helpers/doc-examples.ts'
import { parseDay } from '../facts/day.ts'
import type { TlsOutcome } from '../facts/facts.ts'
import type { FormatContext } from './format.ts'
import { tlsRpt } from './tls-rpt.ts'

const CONTEXT: FormatContext = {
  now: Date.UTC(2026, 10, 20, 12),
  dateOrder: 'month-first',
  period: null,
  timeZone: null,
}
const DAY = parseDay('2026-11-18')

function policy(succeeded: unknown, failed: unknown, more: object = {}, type = 'sts') {
  return {
    policy: { 'policy-type': type, 'policy-domain': 'Contoso.com.', ...more },
    summary: { 'total-successful-session-count': succeeded, 'total-failure-session-count': failed },
  }
}

function detail(reason: unknown, failed: unknown) {
  return { 'result-type': reason, 'failed-session-count': failed }
}

function report(policies: unknown, more: object = {}) {
  return {
    'organization-name': 'Fabrikam Mail',
    'date-range': { 'start-datetime': '2026-11-18T00:00:00Z', 'end-datetime': '2026-11-18T23:59:59Z' },
    'contact-info': null,
    'report-id': 'r1',
    policies,
    ...more,
  }
}

function read(...documents: readonly unknown[]) {
  const reader = tlsRpt.recognise(documents[0])?.open(CONTEXT)
  if (!reader) throw new Error('not recognised')
  const codes = documents.map((document) => reader.read(document))
  const result = reader.finish()
  if (result.facts.kind !== 'tls-outcomes') throw new Error(result.facts.kind)
  return { codes, result, rows: result.facts.rows.map(brief) }
}

function brief({ domain, policy: kind, isFailure, reason, count }: TlsOutcome): string {
  return `${domain} ${kind} ${isFailure ? `failed ${reason}` : 'held'} ${count}`
}

describe('tlsRpt', () => {
  it('states successes, failures by reason, and what no reason explains', () => {
    const entry = {
      ...policy(90, 10),
      'failure-details': [detail('certificate-expired', 4), detail('STARTTLS-not-supported', 3)],
    }
    const { codes, result, rows } = read(report([entry]))
    expect(codes).toEqual([[null]])
    expect(rows).toEqual([
      'contoso.com mta-sts held 90',
      'contoso.com mta-sts failed certificate-expired 4',
      'contoso.com mta-sts failed starttls-not-supported 3',
      'contoso.com mta-sts failed unspecified 3',
    ])
    expect(result.facts).toMatchObject({
      rows: [{ day: DAY, reporter: 'Fabrikam Mail', report: 'r1', unit: 'sessions', reason: '' }, {}, {}, {}],
    })
    expect(result).toMatchObject({ messages: 0, repeats: 0, covered: { from: DAY, to: DAY }, warnings: [] })
  })

  it('keeps two policies of one report apart: they may count the same sessions', () => {
    const { codes, rows } = read(report([policy(2, 0), policy(2, 0, {}, 'tlsa')]))
    expect(codes).toEqual([[null, null]])
    expect(rows).toEqual(['contoso.com dane held 2', 'contoso.com mta-sts held 2'])
  })

  it('adds the parts of one policy, and of one reason', () => {
    const parts = { ...policy(1, 1), 'failure-details': [detail('a', 1), detail('a', 1)] }
    // Two failed steps of one session: the details say more than the summary, and are kept as they are.
    expect(read(report([policy(3, 0), parts])).rows).toEqual([
      'contoso.com mta-sts held 4',
      'contoso.com mta-sts failed a 2',
    ])
  })

  it('counts two copies of a report once, whichever comes first; another id is another report', () => {
    const small = report([policy(2, 0), policy(1, 0, {}, 'tlsa')])
    const large = report([policy(5, 0)])
    const other = report([policy(7, 0)], { 'report-id': 'r2' })
    for (const documents of [
      [small, large, other],
      [other, large, small],
    ]) {
      const { rows, result } = read(...documents)
      expect([...rows].sort()).toEqual([
        'contoso.com dane held 1',
        'contoso.com mta-sts held 5',
        'contoso.com mta-sts held 7',
      ])
      expect(result.repeats).toBe(1)
    }
  })

  it.each([
    ['a text as mx-host', { 'mx-host': '*.contoso.com' }],
    ['a list inside one policy-string', { 'policy-string': ['["3 1 1 00","3 1 1 01"]'] }],
    ['no policy-string', { 'policy-string': null }],
  ])('reads %s', (_, more) => {
    expect(read(report([policy(1, 0, more)])).rows).toEqual(['contoso.com mta-sts held 1'])
  })

  it.each([
    ['sts', 'mta-sts'],
    ['TLSA', 'dane'],
    ['no-policy-found', 'tls'],
    ['later', 'unknown'],
  ])('reads the policy type %s as %s', (type, kind) => {
    expect(read(report([policy(1, 0, {}, type)])).rows).toEqual([`contoso.com ${kind} held 1`])
  })

  it.each([-1, 1.5, 1e300, 2 ** 32, Number.NaN, '5', null, undefined, {}])(
    'refuses a policy that counts %s sessions',
    (count) => {
      const details = { ...policy(0, 1), 'failure-details': [detail('a', count)] }
      const { codes, rows } = read(report([policy(count, 0), policy(0, count), details, policy(1, 0)]))
      expect(codes).toEqual([['bad-number', 'bad-number', 'bad-number', null]])
      expect(rows).toEqual(['contoso.com mta-sts held 1'])
    },
  )

  it('refuses what is no policy and what has no summary', () => {
    const { codes, rows } = read(report([null, 'x', [], {}, { policy: {} }, { ...policy(1, 0), summary: 3 }]))
    expect(codes).toEqual([['bad-json', 'bad-json', 'bad-json', 'bad-json', 'bad-number', 'bad-number']])
    expect(rows).toEqual([])
  })

  it('reads failure details that say little or are none', () => {
    const odd = [null, {}, { 'failed-session-count': 1 }]
    expect(read(report([{ ...policy(0, 1), 'failure-details': odd.slice(2) }])).rows).toEqual([
      'contoso.com mta-sts failed unspecified 1',
    ])
    expect(read(report([{ ...policy(0, 1), 'failure-details': odd }])).codes).toEqual([['bad-number']])
    expect(read(report([{ ...policy(0, 1), 'failure-details': 'many' }])).codes).toEqual([['bad-number']])
    expect(read(report([{ ...policy(0, 2), 'failure-details': null }])).rows).toEqual([
      'contoso.com mta-sts failed unspecified 2',
    ])
  })

  it.each([
    ['2026-11-18T00:00:00Z', '2026-11-19T00:00:00Z', '2026-11-18', '2026-11-18'],
    ['2026-11-18T00:00:00+00:00', '2026-11-18T23:59:59.999Z', '2026-11-18', '2026-11-18'],
    ['2026-11-18T01:00:00+0200', '2026-11-18T23:00:00Z', '2026-11-17', '2026-11-18'],
    ['2026-11-16', '2026-11-18', '2026-11-16', '2026-11-17'],
    ['2026-11-16 00:00:00', 'soon', '2026-11-16', '2026-11-16'],
    ['2026-11-16T00:00:00Z', '2028-11-16T00:00:00Z', '2026-11-16', '2026-11-16'],
    ['2026-11-16T00:00:00Z', '2020-11-16T00:00:00Z', '2026-11-16', '2026-11-16'],
  ])('covers %s to %s', (start, end, from, to) => {
    const range = { 'date-range': { 'start-datetime': start, 'end-datetime': end } }
    const { result } = read(report([policy(1, 0)], range))
    expect(result.covered).toEqual({ from: parseDay(from), to: parseDay(to) })
    expect(result.facts).toMatchObject({ rows: [{ day: parseDay(from) }] })
  })

  it.each([
    '',
    '18.11.2026',
    '2026-02-30T00:00:00Z',
    '2026-11-18T25:00:00Z',
    '1999-12-31',
    '2030-01-01',
    7,
    null,
  ])('refuses every policy of a report that begins at %j', (start) => {
    const range = { 'date-range': { 'start-datetime': start } }
    const { codes, result } = read(report([policy(1, 0), null], range))
    expect(codes).toEqual([['bad-timestamp', 'bad-timestamp']])
    expect(result.covered).toBeNull()
  })

  it('keeps hostile texts as text, without line breaks', () => {
    const entry = {
      ...policy(0, 1, { 'policy-domain': '<B>\u0000x' }),
      'failure-details': [detail('=1\r\n+1', 1)],
    }
    expect(read(report([entry], { 'organization-name': 7 })).rows).toEqual(['<b> x mta-sts failed =1 +1 1'])
  })

  it('knows an object that is no report beside reports', () => {
    expect(read(report([]), { policies: 1 }, { a: [] }).codes).toEqual([
      [],
      ['unknown-columns'],
      ['unknown-columns'],
    ])
  })

  it.each([null, 7, [], {}, { policies: [] }, { policies: {}, 'report-id': '' }])('is not %j', (document) => {
    expect(tlsRpt.recognise(document)).toBeNull()
  })
})

describe('the example of docs/formats.md', () => {
  it('gives the numbers that stand there', () => {
    const { codes, rows, result } = read(JSON.parse(docExamples('tls-rpt')[0]))
    expect(codes).toEqual([[null, null]])
    expect([...rows].sort()).toEqual([
      'contoso.com dane failed unspecified 5',
      'contoso.com dane held 95',
      'contoso.com mta-sts failed certificate-expired 4',
      'contoso.com mta-sts failed starttls-not-supported 3',
      'contoso.com mta-sts failed unspecified 3',
      'contoso.com mta-sts held 90',
    ])
    expect(result).toMatchObject({ messages: 0, covered: { from: DAY, to: DAY } })
  })

  it('gives the numbers of copies and damage that stand there', () => {
    const { codes, rows } = read(...JSON.parse(docExamples('tls-rpt')[1] ?? ''))
    expect(codes).toEqual([[null], [null, 'bad-number'], ['bad-timestamp']])
    expect([...rows].sort()).toEqual([
      'contoso.com mta-sts failed unspecified 4',
      'contoso.com mta-sts held 90',
    ])
  })
})
