import { describe, expect, it } from 'vitest'
import { firstDatum, readTraceData } from './trace-data.ts'

describe('readTraceData', () => {
  it('reads every entry with its value, whatever type it has', () => {
    const text =
      '<root><MEP Name="ConnectorId" String="To_DefaultOpportunisticTLS"/><MEP Name="SequenceNumber" Long="0" /><MEP Name="CustomData" Blob="S:A=1;\'S:B=x;y\'"/></root>'
    expect(readTraceData(text)).toEqual([
      { name: 'connectorid', value: 'To_DefaultOpportunisticTLS' },
      { name: 'sequencenumber', value: '0' },
      { name: 'customdata', value: "S:A=1;'S:B=x;y'" },
    ])
  })

  it('resolves entities and takes either quote', () => {
    expect(
      readTraceData(
        `<root><MEP Name='A' String='&lt;a@b.c&gt; &amp; &quot;O&#39;Brien&#x20AC;&quot;'/></root>`,
      ),
    ).toEqual([{ name: 'a', value: '<a@b.c> & "O\'Brien€"' }])
  })

  it.each([
    '<root/>',
    '<root></root>',
    ' <?xml version="1.0"?> <root>\r\n</root>\n',
    '<root><MEP /></root>',
    '<root><MEP Name="A"></MEP></root>',
  ])('finds nothing in %s', (text) => {
    expect(readTraceData(text)).toEqual([])
  })

  it.each([
    '',
    'no xml',
    '<root>',
    '<root><MEP Name="A" String="b"/>',
    '<root><MEP Name="A" String="b></root>',
    '<root><MEP Name="A" String=b/></root>',
    '<root><MEP Name="A" String="a & b"/></root>',
    '<root><MEP Name="A" String="&nbsp;"/></root>',
    '<root><MEP Name="A" String="&#0;"/></root>',
    '<root><MEP Name="A" String="&#x110000;"/></root>',
    '<root><MEP Name="A" String="a<b"/></root>',
    '<root><MEP Name="A" String="b"/></root><root/>',
    '<root>text</root>',
    '<root><MEP Name="A" String="b"></root>',
    '<!DOCTYPE root [<!ENTITY a "b">]><root/>',
    '<data><MEP Name="A" String="b"/></data>',
    '< root/>',
  ])('does not read %j', (text) => {
    expect(readTraceData(text)).toBeNull()
  })

  it('is done in one pass with a long and broken cell', () => {
    const many = '<MEP Name="A" String="&amp;&lt;"/>'.repeat(20_000)
    expect(readTraceData(`<root>${many}</root>`)).toHaveLength(20_000)
    expect(readTraceData(`<root>${many}`)).toBeNull()
    expect(readTraceData('<root><MEP '.repeat(50_000))).toBeNull()
    expect(readTraceData(`<root><MEP Name="${'&'.repeat(500_000)}"/></root>`)).toBeNull()
  })
})

describe('firstDatum', () => {
  it('gives the first of repeated entries, under any of the names', () => {
    const data = [
      { name: 'clientip', value: '1' },
      { name: 'clientip', value: '2' },
    ]
    expect(firstDatum(data, 'originalclientip', 'clientip')).toBe('1')
    expect(firstDatum(data, 'connectorid')).toBeNull()
  })
})
