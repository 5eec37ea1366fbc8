import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanAddress, domainOf } from './address.ts'
import { epochDay, formatDay, parseDay, parseDayRange } from './day.ts'
import { compareIdentities, hashIdentity, readGuid, sortByIdentity } from './identity.ts'
import { largestRemainder } from './largest-remainder.ts'
import { compareDeciders, type Decider } from './order.ts'
import { createShapeTable, type Shape } from './shape.ts'
import { createShapeTranslation } from './shape-translation.ts'
import { knownMessages, parseTlsVersion, TLS_VERSIONS } from './tls.ts'
import {
  AUTHENTICATIONS,
  CERTAINTIES,
  CONNECTOR_TYPES,
  DELIVERY_STATUSES,
  FACT_KINDS,
  FORCED_TLS,
} from './vocabulary.ts'

describe('a TLS version', () => {
  test.each([
    [
      '1.0',
      ['SP_PROT_TLS1_0_SERVER', 'SP_PROT_TLS1_0_CLIENT', 'SP_PROT_TLS1_SERVER', 'TLS1', 'tls 1.0', 'TLSv1'],
    ],
    ['1.1', ['SP_PROT_TLS1_1_SERVER', 'SP_PROT_TLS1_1_CLIENT', 'TLSv1.1', 'TLS11']],
    [
      '1.2',
      [
        'SP_PROT_TLS1_2_SERVER',
        'SP_PROT_TLS1_2_CLIENT',
        'SP_PROT_TLS1_2',
        'TLS1.2',
        'TLS 1.2',
        'TLSv1.2',
        'TLS12',
        'TLS1_2',
        ' tls1.2 ',
        'TLS v1.2',
      ],
    ],
    ['1.3', ['SP_PROT_TLS1_3_SERVER', 'sp_prot_tls1_3_client', 'TLS1_3', 'TLS1.3']],
    ['none', ['None', 'none', 'No Tls', 'No TLS', 'NoTLS', 'SP_PROT_NONE', ' None ']],
    [
      'unknown',
      [
        '',
        ' ',
        'SP_PROT_SSL3_SERVER',
        'SP_PROT_SSL2_CLIENT',
        'SSL',
        'SSLv3',
        'TLS',
        'TLS1.4',
        'TLS2.0',
        'TLS1.22',
        'TLS1.2 with AES256',
        'DTLS1.2',
        'SP_PROT_DTLS1_2_SERVER',
        '1.2',
        'Opportunistic',
        'nonesuch',
        'SP_PROT_TLS1_2_SERVERS',
        '771',
      ],
    ],
  ] as const)('%s is read from all its spellings', (version, spellings) => {
    expect(spellings.map((text) => `${text}: ${parseTlsVersion(text)}`)).toEqual(
      spellings.map((text) => `${text}: ${version}`),
    )
  })

  test('is known unless it is unknown', () => {
    expect(knownMessages({ none: 1, '1.0': 2, '1.3': 4, unknown: 100 })).toBe(7)
  })
})

describe('an identity', () => {
  const words = [0x81945af2, 0xcab745ad, 0xba2308d8, 0xede2715d]
  test.each([
    '81945af2-cab7-45ad-ba23-08d8ede2715d',
    '81945AF2-CAB7-45AD-BA23-08D8EDE2715D',
    '81945af2cab745adba2308d8ede2715d',
    '{81945af2-cab7-45ad-ba23-08d8ede2715d}',
    ' 81945af2-cab7-45ad-ba23-08d8ede2715d ',
  ])('is read from %j', (text) => {
    const bytes = new TextEncoder().encode(`x${text}y`)
    const into = new Uint32Array(4)
    expect(readGuid(bytes, 1, bytes.length - 1, into)).toBe(true)
    expect([...into]).toEqual(words)
  })

  test.each([
    '',
    '-',
    '81945af2-cab7-45ad-ba23-08d8ede2715',
    '81945af2-cab7-45ad-ba23-08d8ede2715d0',
    '81945af2-cab7-45ad-ba23-08d8ede2715g',
    '<81945af2cab745adba2308d8ede2715d>',
  ])('is not in %j', (text) => {
    const bytes = new TextEncoder().encode(text)
    expect(readGuid(bytes, 0, bytes.length, new Uint32Array(4))).toBe(false)
  })

  test('of a text is the head of its SHA-256', () => {
    const into = new Uint32Array(4)
    // The published test vector of FIPS 180-2 for "abc".
    hashIdentity('abc', into)
    expect([...into]).toEqual([0xba7816bf, 0x8f01cfea, 0x414140de, 0x5dae2223])
  })

  test.each([
    ['as random as a GUID', (row: number) => Math.imul(row, 0x9e3779b1) >>> 0],
    ['nearly all the same', (row: number) => (row % 50 === 0 ? row : 7)],
    ['descending', (row: number) => 5_000 - row],
  ])('sorts thousands whose first words are %s', (_, wordOf) => {
    const columns = new Uint32Array(5_000 * 4)
    for (let row = 0; row < 5_000; row++) columns.set([wordOf(row), 0, 0, row % 3], row * 4)
    const order = sortByIdentity(columns, 5_000)
    expect(new Set(order).size).toBe(5_000)
    for (let place = 1; place < order.length; place++) {
      const [before = 0, row = 0] = [order[place - 1], order[place]]
      const compared = compareIdentities(columns, before, columns, row)
      if (compared > 0 || (compared === 0 && before > row)) expect([place, before, row]).toBeNull()
    }
  })

  test('sorts as numbers do, equal ones in their first order', () => {
    const anyWord = fc.oneof(
      fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff),
      fc.integer({ min: 0, max: 0xffffffff }),
    )
    const anyIdentity = fc.tuple(anyWord, fc.constantFrom(0, 0xffffffff), fc.constant(5), anyWord)
    fc.assert(
      fc.property(fc.array(anyIdentity, { maxLength: 50 }), (identities) => {
        const columns = Uint32Array.from(identities.flat())
        const text = (row: number) =>
          (identities[row] ?? []).map((word) => word.toString(16).padStart(8, '0')).join('')
        const plain = identities
          .map((_, row) => row)
          .sort((a, b) => (text(a) < text(b) ? -1 : Number(text(a) > text(b))))
        expect([...sortByIdentity(columns, identities.length)]).toEqual(plain)
      }),
    )
    expect(
      compareIdentities(Uint32Array.of(0, 0, 0, 0xffffffff), 0, Uint32Array.of(0, 0, 0, 1), 0),
    ).toBeGreaterThan(0)
  })
})

describe('largest remainder', () => {
  test.each([
    [[1, 1, 1], 10, [4, 3, 3]],
    [[1, 1], 1, [1, 0]],
    [[0, 1, 1], 3, [0, 2, 1]],
    [[33.3, 33.3, 33.4], 100, [33, 33, 34]],
    [[0, 0], 5, [0, 0]],
    [[], 5, []],
    [[50, 50], 0, [0, 0]],
    // 29 × 0.5 leaves two halves: the earlier one gets it.
    [[29, 29, 42], 50, [15, 14, 21]],
    // Quarters: 0.25, 0.75 and 0 of one; only the larger remainder is rounded up.
    [[1, 3, 4], 2, [0, 1, 1]],
    // Two halves again, far out: 500,000,000.5 and 1,500,000,001.5.
    [[1, 3], 2_000_000_002, [500_000_001, 1_500_000_001]],
  ])('splits by %j a total of %d', (weights, total, parts) => {
    expect(largestRemainder(weights, total)).toEqual(parts)
  })

  test('always adds up, each part within one of its share', () => {
    const anyWeights = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(anyWeights, fc.integer({ min: 0, max: 10_000_000 }), (weights, total) => {
        const sum = weights.reduce((one, other) => one + other, 0)
        fc.pre(sum > 1e-6)
        const parts = largestRemainder(weights, total)
        expect(parts.reduce((one, other) => one + other, 0)).toBe(total)
        for (const [at, part] of parts.entries()) {
          expect(Math.abs(part - ((weights[at] ?? 0) * total) / sum)).toBeLessThan(1 + 1e-6)
        }
      }),
    )
  })
})

const anyShape: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constantFrom(...FACT_KINDS),
  connector: fc.constantFrom(null, '', 'Relay', 'a\n=b', '=b'),
  connectorType: fc.constantFrom(...CONNECTOR_TYPES),
  tls: fc.constantFrom(...TLS_VERSIONS),
  authentication: fc.constantFrom(...AUTHENTICATIONS),
  certainty: fc.constantFrom(...CERTAINTIES),
  sender: fc.constantFrom('', 'a@x.com', 'a', 'a\n=b'),
  client: fc.constantFrom('', '203.0.113.5', '\n', '=b'),
  status: fc.constantFrom(...DELIVERY_STATUSES),
  forcedTls: fc.constantFrom(...FORCED_TLS),
  isFirstHop: fc.boolean(),
})

describe('shapes', () => {
  test('keep their ids, and come back from columns', () => {
    fc.assert(
      fc.property(fc.array(anyShape), (shapes) => {
        const table = createShapeTable()
        const ids = shapes.map((shape) => table.idOf(shape))
        const copy = createShapeTable(table.toColumns())
        expect(copy.size).toBe(table.size)
        expect(ids.map((id) => table.shape(id))).toEqual(shapes)
        expect(ids.map((id) => copy.shape(id))).toEqual(shapes)
        expect(shapes.map((shape) => copy.idOf(shape))).toEqual(ids)
        expect(copy.toColumns()).toEqual(table.toColumns())
      }),
    )
  })

  test('go to another table as their first hops', () => {
    fc.assert(
      fc.property(fc.array(anyShape), fc.array(anyShape), fc.boolean(), (some, others, hasHops) => {
        const own = hasHops ? some : some.map((shape) => ({ ...shape, isFirstHop: false }))
        const table = createShapeTable()
        const ids = own.map((shape) => table.idOf(shape))
        const family = createShapeTable()
        for (const other of others) family.idOf(other)
        const translate = createShapeTranslation(table.toColumns(), family)
        const translated = ids.map(translate.idOf)
        expect([...translate.idsOf(Uint32Array.from(ids), 0, ids.length).subarray(0, ids.length)]).toEqual(
          translated,
        )
        const expected = own.map((shape) => ({
          ...shape,
          isFirstHop: shape.kind === 'inbound' || shape.kind === 'outbound',
        }))
        expect(translated.map((id) => family.shape(id))).toEqual(expected)
        expect(expected.map((shape) => family.idOf(shape))).toEqual(translated)
        expect(createShapeTable(family.toColumns()).size).toBe(family.size)
      }),
    )
  })

  test('leave no text behind that no shape uses', () => {
    const table = createShapeTable()
    for (const text of ['b', 'a', 'unused']) table.textId(text)
    table.idOfParts(0, 0, table.textId('a'), table.textId('b'))
    expect(table.toColumns()).toEqual({
      codes: Uint32Array.of(0),
      connector: Uint32Array.of(0),
      sender: Uint32Array.of(0),
      client: Uint32Array.of(1),
      strings: ['a', 'b'],
    })
  })

  test('of damaged columns are an error, not a wrong shape', () => {
    const one = Uint32Array.of(1)
    const columns = {
      strings: ['a'],
      codes: Uint32Array.of(7 << 4),
      connector: one,
      sender: one,
      client: one,
    }
    expect(() => createShapeTable(columns)).toThrow(RangeError)
    expect(() => createShapeTable({ ...columns, codes: Uint32Array.of(0) })).toThrow(RangeError)
    expect(() => createShapeTable().shape(0)).toThrow(RangeError)
  })
})

describe('of two facts', () => {
  const shape: Shape = {
    kind: 'inbound',
    connector: 'Relay',
    connectorType: 'Partner',
    tls: '1.2',
    authentication: 'unknown',
    certainty: 'certain',
    sender: 'a@x.com',
    client: '',
    status: 'unknown',
    forcedTls: 'unknown',
    isFirstHop: true,
  }
  const fact: Decider = { day: 10, ticks: 5, shape, bytes: 100, deliveries: 1 }

  test.each<[string, Partial<Decider>, Partial<Decider>]>([
    ['the earlier day', { day: 9, ticks: 6 }, {}],
    ['the earlier 100 ns', { ticks: 4, shape: { ...shape, connector: null } }, {}],
    [
      'the named connector',
      { shape: { ...shape, tls: 'unknown' } },
      { shape: { ...shape, connector: null } },
    ],
    [
      'the known version',
      { shape: { ...shape, tls: '1.3', connector: 'Z' } },
      { shape: { ...shape, tls: 'unknown', connector: 'A' } },
    ],
    ['the lower version', { shape: { ...shape, tls: 'none' } }, { shape: { ...shape, tls: '1.0' } }],
    ['the smaller text', { shape: { ...shape, connector: 'B' } }, { shape: { ...shape, connector: 'a' } }],
    ['the known sender', {}, { shape: { ...shape, sender: '' } }],
    ['the first hop', {}, { shape: { ...shape, isFirstHop: false } }],
    ['the smaller size', {}, { bytes: 101 }],
  ])('%s decides', (_, first, second) => {
    const a = { ...fact, ...first }
    const b = { ...fact, ...second }
    expect(compareDeciders(a, b)).toBeLessThan(0)
    expect(compareDeciders(b, a)).toBeGreaterThan(0)
  })

  test('the connector type does not decide: a known one wins, whichever record states it', () => {
    const untyped: Decider = { ...fact, shape: { ...shape, connectorType: 'Unknown' } }
    expect(compareDeciders(fact, untyped)).toBe(0)
  })

  test('only equal ones are level', () => {
    fc.assert(
      fc.property(anyShape, anyShape, (a, b) => {
        const order = compareDeciders({ ...fact, shape: a }, { ...fact, shape: b })
        // What is no part of the order: see `compareShapes`.
        const decided = { connectorType: 'Unknown', status: 'unknown', forcedTls: 'unknown' }
        const isSame = JSON.stringify({ ...a, ...decided }) === JSON.stringify({ ...b, ...decided })
        expect(order === 0).toBe(isSame)
        expect(Math.sign(compareDeciders({ ...fact, shape: b }, { ...fact, shape: a }))).toBe(
          0 - Math.sign(order),
        )
      }),
    )
  })
})

test('an address is lower case, bare, on one line', () => {
  expect(cleanAddress(' <Ann@Contoso.COM> ')).toBe('ann@contoso.com')
  expect(cleanAddress('<>')).toBe('')
  expect(cleanAddress('a\r\nb@x.com')).toBe('a b@x.com')
  expect(domainOf('"a@b"@x.com')).toBe('x.com')
  expect(domainOf('postmaster')).toBe('')
})

test('days', () => {
  expect(epochDay(1970, 1, 2)).toBe(1)
  expect(epochDay(2000, 2, 29)).toBe(11_016)
  expect(epochDay(1900, 2, 29)).toBeNaN()
  expect(epochDay(26, 1, 1)).toBeNaN()
  expect(formatDay(11_016)).toBe('2000-02-29')
  expect(parseDay('2000-02-30')).toBeNaN()
  expect(parseDayRange('2000-02-29..2000-03-01')).toEqual({ from: 11_016, to: 11_017 })
  expect(parseDayRange('2000-03-01..2000-02-29')).toBeNull()
  expect(parseDayRange('2000-02-29')).toBeNull()
})
