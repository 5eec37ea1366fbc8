/** A line of an SMTP protocol log: its event, its data, and (for information) its context. */
export type ProtocolLine = readonly [event: string, data?: string, context?: string]

export interface ProtocolSession {
  readonly session?: string
  readonly connector?: string
  readonly remote?: string
  /** Time of the first line; each further line is a second later. */
  readonly start?: string
  readonly lines: readonly ProtocolLine[]
}

export const PROTOCOL_HEADER =
  'date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context'

export const TLS12 = [
  '*',
  '',
  'TLS protocol SP_PROT_TLS1_2_SERVER negotiation succeeded using bulk encryption algorithm CALG_AES_256 with strength 256 bits, MAC hash algorithm CALG_SHA_384',
] as const

/** The records of a session as its server writes them, each numbered from 0. */
export function protocolRecords(given: ProtocolSession): string[] {
  const { session = '08DE2812A4C5F001', connector = 'EX1\\Client Frontend EX1', lines } = given
  const { remote = '203.0.113.9:49152', start = '2026-11-18T10:00:00.000Z' } = given
  return lines.map(([event, data = '', context = ''], at) => {
    const time = new Date(Date.parse(start) + at * 1000).toISOString()
    return [time, connector, session, at, '192.0.2.1:587', remote, event, data, context].map(quoted).join(',')
  })
}

/** A log of these sessions, one after the other, without the lines that begin with `#`. */
export function protocolText(...sessions: readonly ProtocolSession[]): string {
  return [PROTOCOL_HEADER, ...sessions.flatMap(protocolRecords), ''].join('\r\n')
}

function quoted(cell: string | number): string {
  const text = String(cell)
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
