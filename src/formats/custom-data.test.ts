import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstValue, narrowCustomData, readCustomData, wantedKeys } from './custom-data.ts'

const read = (text: string) => readCustomData(text).map(({ key, value }) => [key, value])

describe('custom data', () => {
  test.each<[string, string, string[][]]>([
    ['nothing', '', []],
    [
      'types',
      'S:FromEntity=Internet;I32:Count=5;Dt:At=2026-11-19T10:00:00.000Z',
      [
        ['fromentity', 'Internet'],
        ['count', '5'],
        ['at', '2026-11-19T10:00:00.000Z'],
      ],
    ],
    [
      'a quoted member',
      "S:a=1;'S:InboundConnectorData=Name=O''Brien; relay;ConnectorType=Partner';S:b=2",
      [
        ['a', '1'],
        ['inboundconnectordata', "Name=O'Brien; relay;ConnectorType=Partner"],
        ['b', '2'],
      ],
    ],
    ['a quoted member at the end', "'S:a=1;2'", [['a', '1;2']]],
    [
      'repeated keys',
      'S:DPA=1;S:DPA=2;S:dpa=3',
      [
        ['dpa', '1'],
        ['dpa', '2'],
        ['dpa', '3'],
      ],
    ],
    [
      'base64',
      'S:Blob=YWJjZA==;S:x=',
      [
        ['blob', 'YWJjZA=='],
        ['x', ''],
      ],
    ],
    [
      'members without a type',
      '72e8afbe-0000;MailboxTypeCacheSize=7',
      [
        ['', '72e8afbe-0000'],
        ['mailboxtypecachesize', '7'],
      ],
    ],
    ['empty members', ';;S:a=1;;', [['a', '1']]],
    [
      'an unclosed quote',
      "'S:a=1;S:b=2",
      [
        ["'s:a", '1'],
        ['b', '2'],
      ],
    ],
    [
      'text behind a quote',
      "'S:a=1'x;S:b=2",
      [
        ["'s:a", "1'x"],
        ['b', '2'],
      ],
    ],
    [
      'a quote inside',
      "S:a=O'Brien;S:b=2",
      [
        ['a', "O'Brien"],
        ['b', '2'],
      ],
    ],
    ['only quotes', "''", [['', '']]],
    ['agents', 'S:SFA=SUM|CIP=203.0.113.9|SFS=1|SFS=2', [['sfa', 'SUM|CIP=203.0.113.9|SFS=1|SFS=2']]],
    ['names of objects', 'S:__proto__=1', [['__proto__', '1']]],
  ])('with %s', (_, text, members) => {
    expect(read(text)).toEqual(members)
  })

  test('gives the first of repeated keys', () => {
    const members = readCustomData('S:tlsversion=TLS1_2;S:TlsVersion=TLS1_0')
    expect(firstValue(members, 'tlsversion')).toBe('TLS1_2')
    expect(firstValue(members, 'missing')).toBeNull()
  })

  test('never throws', () => {
    const anyText = fc.string({
      unit: fc.oneof(
        fc.constantFrom("'", ';', '=', ':', 'S', ' '),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
    })
    fc.assert(fc.property(anyText, (text) => void readCustomData(text)))
  })

  test('comes back as it was written', () => {
    const anyValue = fc.string({ unit: fc.constantFrom('a', "'", ';', '=', '|', ' ', '\\') })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('ka', 'kb'), anyValue)), (members) => {
        const text = members.map(([key, value]) => {
          const body = `S:${key}=${value}`
          return /[;']/.test(body) ? `'${body.replaceAll("'", "''")}'` : body
        })
        expect(read(text.join(';'))).toEqual(members)
      }),
    )
  })

  test('is narrowed to the members that are wanted', () => {
    const wanted = wantedKeys('tlsversion', 'fromentity')
    const narrow = (text: string) => narrowCustomData(text, wanted)
    expect(narrow("S:BCL=0;S:FromEntity=Internet;'S:AMA=a;b';S:TlsVersion=TLS1_2;S:Reason=x")).toBe(
      'S:FromEntity=Internet;S:TlsVersion=TLS1_2;',
    )
    expect(narrow("'S:fromentity=O''Brien;x'")).toBe("'S:fromentity=O''Brien;x';")
    expect(narrow('fromentity=a;xfromentity=b;S:tlsversion')).toBe('fromentity=a;')
    expect(narrow("S:a=b;'S:fromentity=open")).toBeNull()
  })

  test('narrowed, says the same of what is wanted', () => {
    const keys = ['ka', 'kb']
    const piece = fc.constantFrom(
      "'",
      "''",
      ';',
      '=',
      ':',
      'S:',
      ' ',
      'ka=',
      'kb=',
      'KA =',
      'xka=',
      'x',
      '\u212a',
    )
    const wantedOf = (text: string) => readCustomData(text).filter(({ key }) => keys.includes(key))
    fc.assert(
      fc.property(fc.string({ unit: piece }), (text) => {
        const narrow = narrowCustomData(text, wantedKeys(...keys))
        if (narrow !== null) expect(wantedOf(narrow)).toEqual(wantedOf(text))
      }),
      { numRuns: 2000 },
    )
  })
})
