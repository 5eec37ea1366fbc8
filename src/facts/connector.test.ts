import { expect, it } from 'vitest'
import { compareConnectorNames, connectorDayKey, connectorKey, parseConnectorKey } from './connector.ts'

it('tells connectors apart by direction and name, whatever the name holds', () => {
  const keys = [
    connectorKey({ direction: 'inbound', connector: null }),
    connectorKey({ direction: 'inbound', connector: '' }),
    connectorKey({ direction: 'inbound', connector: 'inbound' }),
    connectorKey({ direction: 'outbound', connector: 'inbound' }),
    connectorKey({ direction: 'outbound', connector: null }),
  ]
  expect(new Set(keys).size).toBe(5)
})

it('reads a key as it was written, and nothing else as one', () => {
  const connectors = [
    { direction: 'inbound', connector: null },
    { direction: 'outbound', connector: '' },
    { direction: 'outbound', connector: 'a =b & c' },
  ] as const
  for (const connector of connectors) expect(parseConnectorKey(connectorKey(connector))).toEqual(connector)
  expect(['', 'both', 'inbound x', 'Inbound =Relay'].map(parseConnectorKey)).toEqual([null, null, null, null])
})

it('tells days of one connector apart', () => {
  const row = { direction: 'inbound', connector: 'Relay' } as const
  expect(connectorDayKey({ ...row, day: 1 })).not.toBe(connectorDayKey({ ...row, day: 2 }))
})

it('puts "without a connector" first, then names by code unit', () => {
  expect(['b', null, 'B', 'a'].sort(compareConnectorNames)).toEqual([null, 'B', 'a', 'b'])
})
