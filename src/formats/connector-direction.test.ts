import { describe, expect, it } from 'vitest'
import { connectorOfDirection, connectorOfName, parseDirection } from './connector-direction.ts'

describe('parseDirection', () => {
  it.each([
    'From the internet without a connector',
    'from your org - Relay',
    'Von Ihrer Organisation - Relay',
    'Aus dem Internet',
    'Fra internettet',
    'Från Internet',
    'Fra\u030an Internet',
    'Da Internet',
    "De l'Internet",
    'Van internet',
    '來自網際網路',
    'Inbound',
    'Received',
    ' From-internet',
  ])('%j comes in', (text) => {
    expect(parseDirection(text)).toBe('inbound')
  })

  it.each([
    'To the internet without connector',
    'An Ihre Organisation - Relay',
    'Nach außen',
    'Til internettet',
    'Till Internet',
    'A Internet',
    'À votre organisation',
    'Naar internet',
    '至網際網路',
    'Outbound',
    'SENT',
  ])('%j goes out', (text) => {
    expect(parseDirection(text)).toBe('outbound')
  })

  it.each(['', 'Fromage - Relay', 'Tokyo relay', 'Antwerp', 'Vant', 'Relay - From your org', '-', '12'])(
    '%j says nothing',
    (text) => {
      expect(parseDirection(text)).toBeNull()
    },
  )
})

describe('connectorOfDirection', () => {
  it.each([
    ['From your org - Contoso relay', 'Contoso relay'],
    ['To your org - Outbound to Office 365 - 1b2c', 'Outbound to Office 365 - 1b2c'],
    ['From your org -  Ærø, "nord" ', 'Ærø, "nord"'],
    ['From the internet without a connector', null],
    ['To the internet without connector', null],
    ['Inbound', null],
    ['Inbound - ', null],
    ['Inbound - No connector', null],
  ])('%j', (text, name) => {
    expect(connectorOfDirection(text)).toBe(name)
  })
})

describe('connectorOfName', () => {
  it.each([
    '',
    '  ',
    'No connector',
    'NoConnector',
    'Kein Connector',
    'From the internet without a connector',
  ])('%j is no connector', (text) => {
    expect(connectorOfName(text)).toBeNull()
  })

  it('keeps a name as it is written, trimmed', () => {
    expect(connectorOfName(' Relay - North ')).toBe('Relay - North')
  })
})
