// Makes sample/MTDetail_sample.csv: an invented extended trace of two weeks, the same bytes at every run.
// `node scripts/make-sample.mjs` after a change here. docs/sample.md says what is in it and how to count it by hand.
import { writeFileSync } from 'node:fs'

const COLUMNS =
  'date_time_utc,client_ip,client_hostname,server_ip,server_hostname,source_context,connector_id,source,event_id,internal_message_id,message_id,network_message_id,recipient_address,recipient_status,total_bytes,recipient_count,related_recipient_address,reference,message_subject,sender_address,return_path,message_info,directionality,tenant_id,original_client_ip,original_server_ip,custom_data'.split(
    ',',
  )
const FIRST_DAY = Date.UTC(2026, 10, 7)
const DAYS = 14
const TENANT = '6f1c2b7a-0d5e-4c39-9a14-2f8b7e6d5c40'
const HUB = 'AM0PR03MB5891.eurprd03.prod.outlook.com'
const FRONT = 'DB5EUR03FT011.mail.protection.outlook.com'

/** Devices and apps that submit over SMTP AUTH: messages on a weekday, at the weekend, first day, and where to. */
const CLIENTS = [
  {
    sender: 'erp@contoso.com',
    ip: '198.51.100.20',
    weekday: 5,
    weekend: 2,
    from: 0,
    to: 'internet',
    bytes: 48_213,
  },
  {
    sender: 'scanner-3f@contoso.com',
    ip: '203.0.113.9',
    weekday: 3,
    weekend: 0,
    from: 0,
    to: 'internal',
    bytes: 812_400,
  },
  {
    sender: 'ticket@fabrikam.com',
    ip: '203.0.113.77',
    weekday: 2,
    weekend: 1,
    from: 0,
    to: 'Fabrikam partner',
    bytes: 9_120,
  },
  {
    sender: 'backup@contoso.com',
    ip: '192.0.2.14',
    weekday: 1,
    weekend: 1,
    from: 0,
    to: 'internal',
    bytes: 5_004,
  },
  {
    sender: 'door-camera@contoso.com',
    ip: '2001:db8:40::2f',
    weekday: 2,
    weekend: 1,
    from: 10,
    to: 'internal',
    bytes: 204_800,
  },
]

/** Mail that arrives: connector (null is without one), its type, and the TLS versions of a weekday's messages. */
const ARRIVALS = [
  {
    connector: 'Contoso relay',
    type: 'OnPremises',
    weekday: ['TLS1_0', 'TLS1_0', 'TLS1_2', 'TLS1_0', 'TLS1_0'],
    weekend: ['TLS1_0'],
  },
  {
    connector: 'Fabrikam partner',
    type: 'Partner',
    weekday: ['NONE', 'TLS1_2', 'TLS1_2', 'NONE', 'TLS1_2', 'TLS1_2'],
    weekend: [],
  },
  { connector: null, type: null, weekday: ['TLS1_3', 'TLS1_2', 'TLS1_3', ''], weekend: ['TLS1_3'] },
]

let serial = 0

/** @param {number} value @param {number} digits */
const hex = (value, digits) => value.toString(16).padStart(digits, '0')

/** A message's ids: invented, spread like real ones, the same at every run. */
function nextMessage() {
  serial++
  const mixed = Math.imul(serial, 0x9e3779b1) >>> 0
  const word = hex(mixed, 8)
  return {
    network: `${word}-${hex(serial & 0xffff, 4)}-4${word.slice(0, 3)}-a${word.slice(3, 6)}-08de${hex(mixed ^ 0x5bd1e995, 8).slice(-8)}`,
    internal: 40_000_000 + serial * 17,
  }
}

/** @param {number} day @param {number} minute @param {number} step */
function timeOf(day, minute, step) {
  const time = new Date(FIRST_DAY + day * 86_400_000 + minute * 60_000 + step * 1_337)
  return time.toISOString().replace('Z', '0000Z')
}

/** @param {Record<string, string | number>} values */
function row(values) {
  return COLUMNS.map((name) => quote(String(values[name] ?? ''))).join(',')
}

/** @param {string} field */
function quote(field) {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

/** @param {string} tls */
const tlsKey = (tls) => (tls === '' ? '' : `;S:tlsversion=SP_PROT_${tls}${tls === 'NONE' ? '' : '_SERVER'}`)

/** @param {number} day @param {typeof CLIENTS[number]} client @param {number} turn */
function submission(day, client, turn) {
  const message = nextMessage()
  const minute = 415 + turn * 97 + client.sender.length
  const common = {
    message_id: `<2026${hex(serial, 6)}@${client.sender.split('@')[0]}.local>`,
    network_message_id: message.network,
    internal_message_id: message.internal,
    recipient_address: client.to === 'internal' ? 'office@contoso.com' : 'orders@customer.example',
    total_bytes: client.bytes,
    recipient_count: 1,
    message_subject: client.to === 'internal' ? 'Report, daily' : `Order ${1_000 + serial}`,
    sender_address: client.sender,
    return_path: client.sender,
    directionality: 'Originating',
    tenant_id: TENANT,
    original_client_ip: client.ip,
  }
  const rows = [
    row({
      ...common,
      date_time_utc: timeOf(day, minute, 0),
      client_hostname: HUB,
      server_hostname: HUB,
      source: 'STOREDRIVER',
      event_id: 'RECEIVE',
      message_info: '06I: ',
      custom_data: 'S:FromEntity=Hosted;S:DeliveryPriority=Normal',
    }),
    // A hop inside the service: its TLS 1.2 says nothing of the device's connection.
    row({
      ...common,
      date_time_utc: timeOf(day, minute, 1),
      client_hostname: HUB,
      server_hostname: HUB,
      source: 'SMTP',
      event_id: 'RECEIVE',
      message_info: '0cI: ',
      custom_data: 'S:FromEntity=Hosted;S:tlsversion=SP_PROT_TLS1_2_SERVER',
    }),
  ]
  if (client.to === 'internal') {
    rows.push(
      row({
        ...common,
        date_time_utc: timeOf(day, minute, 2),
        client_hostname: HUB,
        server_hostname: HUB,
        source: 'STOREDRIVER',
        event_id: 'DELIVER',
        custom_data: 'S:ToEntity=Hosted',
      }),
    )
    return rows
  }
  const isNamed = client.to !== 'internet'
  const connector = isNamed
    ? `;'S:Microsoft.Exchange.Hygiene.TenantOutboundConnectorCustomData=Name=${client.to};ConnectorType=Partner'`
    : ''
  rows.push(
    row({
      ...common,
      date_time_utc: timeOf(day, minute, 2),
      client_hostname: HUB,
      server_ip: '192.0.2.200',
      server_hostname: isNamed ? 'mx.fabrikam.example' : 'mx.customer.example',
      connector_id: isNamed ? client.to : 'To_DefaultOpportunisticTLS',
      source: 'SMTP',
      event_id: 'SENDEXTERNAL',
      custom_data: `S:ToEntity=Internet${tlsKey(isNamed ? 'TLS1_2' : 'TLS1_3').replace('SERVER', 'CLIENT')}${connector}`,
    }),
  )
  return rows
}

/** @param {number} day @param {typeof ARRIVALS[number]} arrival @param {string} tls @param {number} turn */
function arrival(day, { connector, type }, tls, turn) {
  const message = nextMessage()
  const minute = 390 + turn * 131
  const sender =
    connector === null
      ? `info@newsletter${turn}.example`
      : connector === 'Contoso relay'
        ? 'intranet@contoso.com'
        : 'desk@fabrikam.com'
  const named =
    connector === null
      ? ''
      : `;'S:InboundConnectorData=Name=${connector};ConnectorType=${type};TenantId=${TENANT}'`
  const common = {
    message_id: `<in.${hex(serial, 6)}@${sender.split('@')[1]}>`,
    network_message_id: message.network,
    internal_message_id: message.internal,
    recipient_address: 'office@contoso.com',
    total_bytes: 20_000 + serial * 3,
    recipient_count: 1,
    message_subject: `Note ${serial}`,
    sender_address: sender,
    return_path: sender,
    directionality: 'Incoming',
    tenant_id: TENANT,
    original_client_ip: '192.0.2.50',
  }
  return [
    row({
      ...common,
      date_time_utc: timeOf(day, minute, 1),
      client_hostname: FRONT.replace('mail.', 'prod.'),
      server_hostname: HUB,
      source: 'SMTP',
      event_id: 'RECEIVE',
      custom_data: 'S:FromEntity=Internet;S:tlsversion=SP_PROT_TLS1_2_SERVER',
    }),
    row({
      ...common,
      date_time_utc: timeOf(day, minute, 0),
      client_ip: '192.0.2.50',
      client_hostname: `mx.${sender.split('@')[1]}`,
      server_hostname: FRONT,
      connector_id: connector ?? 'DB5EUR03FT011\\Default DB5EUR03FT011',
      source: 'SMTP',
      event_id: 'RECEIVE',
      message_info: '0cA: ',
      custom_data: `S:FromEntity=Internet${tlsKey(tls)}${named}`,
    }),
  ]
}

const lines = [COLUMNS.join(',')]
for (let day = 0; day < DAYS; day++) {
  // 7 November 2026 is a Saturday.
  const isWeekend = day % 7 < 2
  for (const client of CLIENTS) {
    const count = day < client.from ? 0 : isWeekend ? client.weekend : client.weekday
    for (let turn = 0; turn < count; turn++) lines.push(...submission(day, client, turn))
  }
  for (const source of ARRIVALS) {
    for (const [turn, tls] of (isWeekend ? source.weekend : source.weekday).entries()) {
      lines.push(...arrival(day, source, tls, turn))
    }
  }
}
writeFileSync(new URL('../sample/MTDetail_sample.csv', import.meta.url), `${lines.join('\r\n')}\r\n`)
