/*
 * The rules of historical search exports once more, written the slow and obvious way over whole arrays of
 * records, from the documents alone. It shares no code with the product: where both agree on thousands of
 * invented traces, a mistake would have to be made twice.
 */
import type { DetailRecord, SummaryRecord } from './trace-text.ts'

export interface OracleTrace {
  readonly details: readonly DetailRecord[]
  readonly summaries: readonly SummaryRecord[]
}

type Counts = Record<string, number>

interface Hop {
  readonly time: string
  readonly connector: string | null
  readonly type: string
  readonly tls: string
}

interface Submission {
  readonly time: string
  readonly sender: string
  readonly client: string
}

/** What one message adds up to, before the range. */
interface Message {
  readonly inbound: readonly Hop[]
  readonly outbound: readonly Hop[]
  readonly submission: Submission | null
  /** Time of its earliest record where it never crossed the border. */
  readonly internal: string | null
}

const VERSIONS = ['none', '1.0', '1.1', '1.2', '1.3', 'unknown']

/** The parts of the JSON report that follow from the messages of these records. */
export function oracleReport(trace: OracleTrace) {
  const days = [...trace.details, ...trace.summaries].map((record) => dayOf(record.time)).sort()
  const to = days.at(-1) ?? null
  const from = to === null ? null : daysBefore(to, 6)
  const inRange = (time: string): boolean =>
    from !== null && to !== null && dayOf(time) >= from && dayOf(time) <= to
  const ids = new Set([...trace.details, ...trace.summaries].map(keyOf))
  const messages = [...ids].map((id) =>
    readMessage(
      trace.details.filter((record) => keyOf(record) === id),
      trace.summaries.filter((record) => keyOf(record) === id),
    ),
  )
  const mailFlow = flowOf(messages, inRange)
  return {
    range: { from, to },
    smtpAuth: smtpAuthOf(messages, inRange, beforeOf(trace, from)),
    mailFlow,
    insights: mailFlow.connectors.flatMap(insightsOf),
  }
}

function keyOf(record: DetailRecord | SummaryRecord): string {
  const id = record.id.replaceAll('-', '').toLowerCase()
  if (id !== '') return id
  const returnPath = 'returnPath' in record ? (record.returnPath ?? '') : ''
  return `${(record.messageId ?? '').replace(/^</, '').replace(/>$/, '')}|${senderOf(record.sender, returnPath)}`
}

function senderOf(sender = '', returnPath = ''): string {
  const bare = (text: string): string => text.replace(/^</, '').replace(/>$/, '').trim().toLowerCase()
  return bare(sender) || bare(returnPath)
}

function readMessage(details: readonly DetailRecord[], summaries: readonly SummaryRecord[]): Message {
  const summary = [...summaries].sort(compareSummaries)[0]
  const inbound = mergeHops(details.flatMap(inboundHops), summary, 'inbound')
  const outbound = mergeHops(details.flatMap(outboundHops), summary, 'outbound')
  const submissions = details.filter(isSubmission).map((record) => ({
    time: record.time,
    sender: senderOf(record.sender, record.returnPath),
    client: record.clientIp ?? '',
  }))
  submissions.sort(
    (a, b) =>
      text(a.time, b.time) ||
      text(a.sender, b.sender) ||
      Number(a.client === '') - Number(b.client === '') ||
      text(a.client, b.client),
  )
  const crosses = inbound.length + outbound.length > 0
  // The extended report ranks above the summary.
  const times = (details.length > 0 ? details : summaries).map((record) => record.time).sort()
  return {
    inbound,
    outbound,
    submission: submissions[0] ?? null,
    internal: crosses ? null : (times[0] ?? null),
  }
}

/** The extended report's hops stand; without one, the summary's. Per connector the earliest decides. */
function mergeHops(hops: readonly Hop[], summary: SummaryRecord | undefined, direction: string): Hop[] {
  const ofSummary = summary && directionOf(summary) === direction ? [summaryHop(summary)] : []
  const standing = hops.length > 0 ? hops : ofSummary
  const connectors = [...new Set(standing.map((hop) => hop.connector))]
  return connectors
    .map((connector) => {
      const own = standing.filter((hop) => hop.connector === connector).sort(compareHops)
      const first = own[0] as Hop
      return { ...first, type: own.map((hop) => hop.type).find((type) => type !== 'Unknown') ?? 'Unknown' }
    })
    .sort(compareHops)
}

function compareHops(a: Hop, b: Hop): number {
  return (
    text(a.time, b.time) ||
    Number(a.connector === null) - Number(b.connector === null) ||
    VERSIONS.indexOf(a.tls) - VERSIONS.indexOf(b.tls) ||
    text(a.connector ?? '', b.connector ?? '')
  )
}

function compareSummaries(a: SummaryRecord, b: SummaryRecord): number {
  const [hopA, hopB] = [summaryHop(a), summaryHop(b)]
  return (
    compareHops(hopA, hopB) ||
    // Nothing in the documents: the product puts a crossing before internal mail, then the smaller sender.
    Number(directionOf(a) === 'internal') - Number(directionOf(b) === 'internal') ||
    Number(!a.sender) - Number(!b.sender) ||
    text((a.sender ?? '').toLowerCase(), (b.sender ?? '').toLowerCase()) ||
    text(directionOf(a), directionOf(b))
  )
}

function inboundHops(record: DetailRecord): Hop[] {
  if (record.event !== 'RECEIVE' || record.source !== 'SMTP' || isService(record.clientHost)) return []
  const data = custom(record, 'inboundconnectordata')
  const isMarked =
    data !== null ||
    custom(record, 'fromentity') === 'Internet' ||
    /\\Default /i.test(record.connectorId ?? '')
  if (!isMarked) return []
  const name = /^Name=(.*);ConnectorType=(\w+)/s.exec(data ?? '')
  const hop = name
    ? { connector: (name[1] as string).trim(), type: name[2] as string }
    : connectorOf(record.connectorId)
  return [{ ...hop, time: record.time, tls: tlsOf(record) }]
}

function outboundHops(record: DetailRecord): Hop[] {
  if (!['SEND', 'SENDEXTERNAL'].includes(record.event ?? '') || record.source !== 'SMTP') return []
  if (isService(record.serverHost)) return []
  const data = custom(record, 'microsoft.exchange.hygiene.tenantoutboundconnectorcustomdata')
  const names = (data ?? '').split('| ').flatMap((part) => /^Name=([^;]+)/.exec(part)?.[1] ?? [])
  const connectors =
    names.length > 0
      ? names.map((name) => ({ connector: name.trim(), type: 'Unknown' }))
      : [connectorOf(record.connectorId)]
  return connectors.map((hop) => ({ ...hop, time: record.time, tls: tlsOf(record) }))
}

function connectorOf(connectorId = ''): { connector: string | null; type: string } {
  const isDefault = /\\Default /i.test(connectorId) || /^To_DefaultOpportunisticTLS$/i.test(connectorId)
  if (connectorId === '' || isDefault) return { connector: null, type: 'None' }
  return { connector: connectorId, type: 'Unknown' }
}

function isService(host = ''): boolean {
  return /(^|\.)prod\.(protection\.)?outlook\.com$/i.test(host)
}

function custom(record: DetailRecord, key: string): string | null {
  const found = (record.custom ?? []).find(([name]) => name.replace(/^\w+:/, '').toLowerCase() === key)
  return found?.[1] ?? null
}

function tlsOf(record: DetailRecord): string {
  const value = custom(record, 'tlsversion') ?? ''
  if (['None', 'No Tls', 'NoTLS', 'SP_PROT_NONE'].includes(value)) return 'none'
  const minor = /TLS_?v?1[._]([0-3])/i.exec(value)?.[1]
  return minor === undefined ? 'unknown' : `1.${minor}`
}

function isSubmission(record: DetailRecord): boolean {
  return (
    record.event === 'RECEIVE' && record.source === 'STOREDRIVER' && /^0[67][A-Za-z]/.test(record.info ?? '')
  )
}

function directionOf(record: SummaryRecord): string {
  if (['Incoming', '1'].includes(record.directionality ?? '')) return 'inbound'
  const isSent = /##[^;]*\bSend\b/.test(record.recipients ?? '')
  return (record.connectorId ?? '') !== '' || isSent ? 'outbound' : 'internal'
}

function summaryHop(record: SummaryRecord): Hop {
  return { ...connectorOf(record.connectorId), time: record.time, tls: 'unknown' }
}

/** The seven days before the week, and whether the one file that tells submissions reaches over them. */
interface Before {
  readonly from: string
  readonly to: string
  readonly isCovered: boolean
  /** Nobody remembers what lies before this day. */
  readonly memory: string
}

function beforeOf({ details }: OracleTrace, week: string | null): Before | null {
  const [first] = details.map((record) => dayOf(record.time)).sort()
  if (week === null || first === undefined) return null
  const last = details.map((record) => dayOf(record.time)).sort()[details.length - 1] ?? first
  const [from, to] = [daysBefore(week, 7), daysBefore(week, 1)]
  return { from, to, isCovered: first <= from && last >= to, memory: daysBefore(week, 90) }
}

function smtpAuthOf(messages: readonly Message[], inRange: (time: string) => boolean, before: Before | null) {
  const all = messages.flatMap((message) => message.submission ?? [])
  const submissions = all.filter(({ time }) => inRange(time))
  const previous = all.filter(
    ({ time }) => before !== null && dayOf(time) >= before.from && dayOf(time) <= before.to,
  )
  const earlier = all.filter(
    ({ time }) => before !== null && dayOf(time) >= before.memory && dayOf(time) <= before.to,
  )
  const isCovered = before?.isCovered ?? false
  const senders = group(submissions, (one) => one.sender).map(([address, own]) => ({
    address,
    domain: address.slice(address.lastIndexOf('@') + 1),
    messages: own.length,
    tls: { unknown: own.length },
    authentication: { unknown: own.length },
    clientIps: [...new Set(own.map((one) => one.client))].filter((client) => client !== '').sort(),
    firstDay: own.map((one) => dayOf(one.time)).sort()[0],
    lastDay: own
      .map((one) => dayOf(one.time))
      .sort()
      .at(-1),
    certainty: 'likely',
    isNew: earlier.some((one) => one.sender === address) ? false : isCovered ? true : null,
    previousMessages: isCovered ? previous.filter((one) => one.sender === address).length : null,
  }))
  const byDay = group(submissions, (one) => `${dayOf(one.time)} ${one.sender.split('@').at(-1)}`)
  const total = submissions.length === 0 ? {} : { unknown: submissions.length }
  return {
    family: submissions.length > 0 ? 'message-trace' : null,
    clients: senders.length,
    messages: submissions.length,
    tls: total,
    authentication: total,
    byDay: byDay
      .map(([key, own]) => ({
        date: key.slice(0, 10),
        domain: key.slice(11),
        messages: own.length,
        tls: { unknown: own.length },
      }))
      .sort((a, b) => text(a.date, b.date) || text(a.domain, b.domain)),
    previous:
      before === null || submissions.length === 0
        ? null
        : {
            from: before.from,
            to: before.to,
            isCovered,
            clients: isCovered ? new Set(previous.map((one) => one.sender)).size : null,
            messages: isCovered ? previous.length : null,
          },
    senders: senders.sort((a, b) => b.messages - a.messages || text(a.address, b.address)),
    failedLogons: 0,
    failedLogonUsers: [],
    periods: [],
  }
}

function flowOf(messages: readonly Message[], inRange: (time: string) => boolean) {
  const connectors = ['inbound', 'outbound'].flatMap((direction) => {
    const hops = messages.flatMap((message) => message[direction as 'inbound' | 'outbound'])
    const counted = hops.filter((hop) => inRange(hop.time))
    return group(counted, (hop) => JSON.stringify(hop.connector)).map(([name, own]) => ({
      direction,
      connector: JSON.parse(name) as string | null,
      type: own.map((hop) => hop.type).find((type) => type !== 'Unknown') ?? 'Unknown',
      messages: own.length,
      tls: countTls(own),
      byDay: group(own, (hop) => dayOf(hop.time))
        .map(([date, ofDay]) => ({ date, messages: ofDay.length, tls: countTls(ofDay) }))
        .sort((a, b) => text(a.date, b.date)),
    }))
  })
  const internal = messages.filter(({ internal: time }) => time !== null && inRange(time)).length
  const total = (direction: 'inbound' | 'outbound') => {
    const first = messages
      .flatMap((message) => message[direction][0] ?? [])
      .filter((hop) => inRange(hop.time))
    return { messages: first.length, tls: countTls(first) }
  }
  return {
    family: connectors.length > 0 || internal > 0 ? 'message-trace' : null,
    internal,
    inbound: total('inbound'),
    outbound: total('outbound'),
    connectors: connectors.sort(
      (a, b) =>
        b.messages - a.messages ||
        Number(a.connector !== null) - Number(b.connector !== null) ||
        text(a.connector ?? '', b.connector ?? '') ||
        text(a.direction, b.direction),
    ),
  }
}

function insightsOf({
  direction,
  connector,
  tls,
}: {
  direction: string
  connector: string | null
  tls: Counts
}) {
  const messages = VERSIONS.filter((version) => version !== 'unknown').reduce(
    (sum, one) => sum + (tls[one] ?? 0),
    0,
  )
  const shareOf = (version: string): number => (tls[version] ?? 0) / messages
  if (connector === null || messages === 0) return []
  const found = [
    ...(shareOf('none') > 0.25 ? [{ id: 'no-tls-over-25', share: shareOf('none') }] : []),
    ...(shareOf('1.0') > 0.5 ? [{ id: 'tls10-over-50', share: shareOf('1.0') }] : []),
  ]
  return found.map(({ id, share }) => ({ id, direction, connector, share, messages }))
}

function countTls(hops: readonly Hop[]): Counts {
  const counts: Counts = {}
  for (const { tls } of hops) counts[tls] = (counts[tls] ?? 0) + 1
  return counts
}

function group<T>(items: readonly T[], keyOfItem: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOfItem(item), [...(groups.get(keyOfItem(item)) ?? []), item])
  return [...groups]
}

function dayOf(time: string): string {
  return time.slice(0, 10)
}

function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * 86_400_000).toISOString().slice(0, 10)
}

function text(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
