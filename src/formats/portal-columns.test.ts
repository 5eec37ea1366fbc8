import { describe, expect, it } from 'vitest'
import { findPortalColumn, findTlsColumns, parseTlsHeader } from './portal-columns.ts'

describe('parseTlsHeader', () => {
  it.each([
    ['TLS 1.0', '1.0', null],
    ['TLS 1,2', '1.2', null],
    ['tls_1.1', '1.1', null],
    ['TLSv1.3', '1.3', null],
    ['TLS version 1.2', '1.2', null],
    ['TLS1.0%', '1.0', 'percent'],
    ['TLS1,1 %', '1.1', 'percent'],
    ['% TLS 1.2', '1.2', 'percent'],
    ['TLS 1.2 ％', '1.2', 'percent'],
    ['TLS 1.0 (percentage)', '1.0', 'percent'],
    ['TLS 1.0 (percent)', '1.0', 'percent'],
    ['TLS 1.0 (percentuale)', '1.0', 'percent'],
    ['TLS 1.0 (procent)', '1.0', 'percent'],
    ['TLS 1.0 (procentdel)', '1.0', 'percent'],
    ['TLS 1.0 (Prozent)', '1.0', 'percent'],
    ['TLS 1.0 (Prozentsatz)', '1.0', 'percent'],
    ['TLS 1.0 (procentandel)', '1.0', 'percent'],
    ['TLS 1.0 (pourcentage)', '1.0', 'percent'],
    ['TLS 1.0 (porcentaje)', '1.0', 'percent'],
    ['TLS 1.0（百分比）', '1.0', 'percent'],
    ['Tls10Count', '1.0', 'count'],
    ['TLS 1.2 messages', '1.2', 'count'],
    ['TLS 1.2 (antal)', '1.2', 'count'],
    ['No TLS', 'none', null],
    ['NoTLS', 'none', null],
    ['No TLS %', 'none', 'percent'],
    ['NoTlsCount', 'none', 'count'],
    ['Ingen TLS', 'none', null],
    ['Kein TLS', 'none', null],
    ['Nessun TLS', 'none', null],
    ['沒有 TLS', 'none', null],
  ])('reads %j', (header, version, unit) => {
    expect(parseTlsHeader(header)).toEqual({ version, unit })
  })

  it.each(['Forced TLS?', 'Forced TLS', 'No forced TLS', 'TLS', 'TLS 1.4', 'TLS 1.2 cipher', 'NoTLS reason'])(
    '%j is no such column',
    (header) => {
      expect(parseTlsHeader(header)).toBeNull()
    },
  )
})

describe('findTlsColumns', () => {
  it('finds each version where it stands, in the order of the versions', () => {
    const { columns, hasAny } = findTlsColumns(['TLS 1.2', 'Forced TLS?', 'TLS 1.3', 'No TLS', 'TLS 1.0'])
    expect(columns).toEqual([3, 4, -1, 0, 2])
    expect(hasAny).toBe(true)
  })

  it('takes the count where a version has a share and a count', () => {
    const { columns, units } = findTlsColumns(['TLS 1.0 %', 'Tls10Count'])
    expect(columns[1]).toBe(1)
    expect(units[1]).toBe('count')
  })

  it('finds none in a table without them', () => {
    expect(findTlsColumns(['Sender address', 'Message count']).hasAny).toBe(false)
  })
})

describe('findPortalColumn', () => {
  it.each([
    ['sender', 'Sender address'],
    ['sender', 'SenderAddress'],
    ['sender', 'sender_address'],
    ['sender', 'Sender'],
    ['sender', 'User'],
    ['sender', 'Mailbox'],
    ['sender', 'Afsenderadresse'],
    ['sender', 'Absenderadresse'],
    ['sender', 'Avsändaradress'],
    ['sender', 'Avsa\u0308ndaradress'],
    ['sender', 'Avsandaradress'],
    ['sender', 'Avsändarens adress'],
    ['sender', 'Indirizzo del mittente'],
    ['sender', "Adresse de l'expéditeur"],
    ['sender', 'Adresse de l’expéditeur'],
    ['sender', 'Dirección del remitente'],
    ['sender', 'Adres van afzender'],
    ['sender', '寄件者地址'],
    ['sender', '寄件者位址'],
    ['sender', '发件人地址'],
    ['domain', 'Domain'],
    ['domain', 'Sender domain'],
    ['domain', 'Domæne'],
    ['domain', 'Domäne'],
    ['domain', 'Domän'],
    ['domain', 'Dominio'],
    ['domain', 'Domaine'],
    ['domain', '網域'],
    ['count', 'Messages sent'],
    ['count', 'MessageCount'],
    ['count', 'Messages'],
    ['count', 'Count'],
    ['count', 'Volume'],
    ['count', 'Messaggi inviati'],
    ['count', 'Gesendete Nachrichten'],
    ['count', 'Nachrichtenanzahl'],
    ['count', 'Anzahl der Nachrichten'],
    ['count', 'Sendte meddelelser'],
    ['count', 'Antal meddelelser'],
    ['count', 'Skickade meddelanden'],
    ['count', 'Antal meddelanden'],
    ['count', '郵件數目'],
    ['count', '訊息數目'],
    ['count', 'Lydstyrke'],
    ['count', '磁片區'],
    ['authentication', 'Authentication Protocol'],
    ['authentication', 'AuthProtocol'],
    ['authentication', 'Authentication'],
    ['authentication', 'Protocol'],
    ['authentication', 'Godkendelsesprotokol'],
    ['authentication', 'Authentifizierungsprotokoll'],
    ['authentication', 'Autentiseringsprotokoll'],
    ['authentication', '驗證通訊協定'],
    ['date', 'Date'],
    ['date', 'Dato'],
    ['date', 'Datum'],
    ['date', '日期'],
    ['directionAndName', 'Connector direction and name'],
    ['directionAndName', 'Verbindungsrichtung und -name'],
    ['direction', 'Connector direction'],
    ['connector', 'Connector name'],
    ['connectorType', 'Connector type'],
    ['connectorType', 'Connectortyp'],
    ['forcedTls', 'Forced TLS?'],
  ] as const)('the %s column may be called %j', (column, header) => {
    expect(findPortalColumn(['Something else', header], column)).toBe(1)
  })

  it('prefers the likelier name, wherever it stands', () => {
    expect(findPortalColumn(['User', 'Sender address'], 'sender')).toBe(1)
    expect(findPortalColumn(['Volume', 'Messages sent'], 'count')).toBe(1)
  })
})
