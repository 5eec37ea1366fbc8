import { describe, expect, test } from 'vitest'
import { recordOf } from '../../test/fakes/records.ts'
import { findColumns, normaliseLabel, normaliseName } from './columns.ts'
import { connectorOfId, hasDefaultMark, parseConnectorType } from './connector-id.ts'
import { checkFieldCount, readIdentity, readSender, wholeNumberOrZero } from './record-values.ts'

test('a connector id names a connector, or none', () => {
  expect(connectorOfId(' Relay DE ')).toBe('Relay DE')
  expect(connectorOfId('')).toBeNull()
  expect(connectorOfId('BN8NAM11FT\\Default BN8NAM11FT')).toBeNull()
  expect(connectorOfId('to_defaultopportunistictls')).toBeNull()
  expect(connectorOfId('Default relay')).toBe('Default relay')
  expect(hasDefaultMark('x\\DEFAULT x')).toBe(true)
  expect(hasDefaultMark('x\\Defaults')).toBe(false)
})

test('connector types', () => {
  const types = [
    'OnPremises',
    'On-premises',
    'on premises',
    'Partner',
    'NoConnector',
    'No connector',
    '',
    'else',
  ]
  expect(types.map(parseConnectorType)).toEqual([
    'OnPremises',
    'OnPremises',
    'OnPremises',
    'Partner',
    'None',
    'None',
    'Unknown',
    'Unknown',
  ])
})

test('columns are found by name, in any order and spelling', () => {
  const header = ['\ufeffClient_IP', ' Date Time ', 'client_ip', '__proto__']
  const field = (name: string, aliases: readonly string[] = []) =>
    ({ header: name, aliases, isNeeded: false, gives: null }) as const
  const fields = [
    field('client_ip'),
    field('missing', ['datetime']),
    field('constructor'),
    field('__proto__'),
  ]
  expect(findColumns(header, fields)).toEqual([0, 1, -1, 3])
  expect(findColumns(header, [...fields, { ...field('absent'), isNeeded: true }])).toBeNull()
  expect(normaliseName('Origin_Timestamp_UTC')).toBe('origin_timestamp_utc')
})

test.each([
  ['TLS 1,0 (%)', 'tls10'],
  ['tls_1.0', 'tls10'],
  ['Nombre d’e-mails', 'nombredemails'],
  ['No\u00a0TLS?', 'notls'],
  ['Doma\u0308n', 'domän'],
])('the label %j is compared as %j', (label, expected) => {
  expect(normaliseLabel(label)).toBe(expected)
})

describe('the identity of a record', () => {
  const slots = { networkMessageId: 0, messageId: 1, senderAddress: 2, returnPath: 3 }
  function identity(...fields: string[]): string | null {
    const into = new Uint32Array(4)
    return readIdentity(recordOf(fields), slots, into) ? [...into].join() : null
  }

  test('is its network message id in any writing', () => {
    const dashed = identity('81945af2-cab7-45ad-ba23-08d8ede2715d', '<a@x>', 's@x.com', '')
    expect(identity(' 81945AF2CAB745ADBA2308D8EDE2715D', '<b@x>', '', '')).toBe(dashed)
    expect(identity('{81945AF2-CAB7-45AD-BA23-08D8EDE2715D}', '', '', '')).toBe(dashed)
    expect(identity('not-a-guid', '', '', '')).toBe(identity('NotAGuid', '', '', ''))
  })

  test('is else its message id without <>, case kept, and its sender', () => {
    const first = identity('', '<A@x>', 'S@x.com', '')
    expect(identity('', 'A@x', 's@X.com', '')).toBe(first)
    expect(identity('', 'A@x', '', '<s@x.com>')).toBe(first)
    expect(identity('', 'a@x', 's@x.com', '')).not.toBe(first)
    expect(identity('', 'A@x', 't@x.com', '')).not.toBe(first)
    expect(identity('', '<>', 's@x.com', '')).toBeNull()
    expect(identity('', '', 's@x.com', '')).toBeNull()
  })

  test('its sender is the address, else the return path', () => {
    expect(readSender(recordOf(['', '', ' A@X.com ', 'b@x.com']), slots)).toBe('a@x.com')
    expect(readSender(recordOf(['', '', '<>', 'B@x.com']), slots)).toBe('b@x.com')
    expect(readSender(recordOf(['', '', '', '']), { ...slots, returnPath: null })).toBe('')
  })
})

test('whole numbers, and what is none', () => {
  expect(
    [' 49790 ', '0', '9999999999', '-1', '1.5', '1,234', 'NaN', '', '99999999999'].map(wholeNumberOrZero),
  ).toEqual([49_790, 0, 4_294_967_295, 0, 0, 0, 0, 0, 0])
})

test('a record with more fields than the header is refused, unless they are empty', () => {
  const record = recordOf(['a', 'b', 'c'])
  expect(checkFieldCount({ ...record, isExtraEmpty: false })).toBe('field-count')
  expect(checkFieldCount(record)).toBeNull()
})
