// Goes through the records of an extended report by itself: see `formats/trace-kernel.ts`.
import { narrowCell } from './custom-data'
import { endOf, fields, ODD, slotCount, startOf } from './layout'
import { beginRecord, openSlot } from './open-record'
import { openPairs, pairNumber } from './pairs'
import { textCount } from './texts'
import { nextIdentity, noteFact, noteRecord, openShelves } from './trace-messages'
import { judge, plainNumberOf, tupleSlot, verdictOf } from './tuples'
import { guidAt, numberAt, TICK_BITS, timeOf } from './values'

// What rules say of an event, of a host, of a hop and of a sender; 0: they have not been asked, and the record is shown.
const PRESENCE: u32 = 1
const OTHER: u32 = 2
const SUBMISSION: u32 = 3
const ARRIVAL: u32 = 4
const DEPARTURE: u32 = 5
/** A hop's verdict of one fact holds its group above these. */
const GROUPS: u32 = 16

/** More statements of hops than an organisation has: beyond them records are shown. */
const MOST_STATEMENTS: u32 = 4096

export let isTraceOpen: bool = false

let timeSlot: i32 = 0
let guidSlot: i32 = 0
let bytesSlot: i32 = 0
let recipientSlot: i32 = 0
let infoSlot: i32 = 0
let dataSlot: i32 = 0
let firstDay: i64 = 0
let lastDay: i64 = 0

let events: usize = 0
let clients: usize = 0
let servers: usize = 0
let hops: usize = 0
let senders: usize = 0
export let submitters: usize = 0
/** Pairs of a hop and a sender. */
export let crossings: usize = 0

/** Whether the record that was left last was left for a verdict alone that nobody has told yet. */
let isUnjudged: bool = false
/** Whether that is one on a hop that was looked up: only then its tuple may be judged. */
let isHopNew: bool = false

export function openTrace(
  time: i32,
  guid: i32,
  bytes: i32,
  recipients: i32,
  info: i32,
  data: i32,
  from: i32,
  to: i32,
): void {
  isTraceOpen = true
  timeSlot = time
  guidSlot = guid
  bytesSlot = bytes
  recipientSlot = recipients
  infoSlot = info
  dataSlot = data
  firstDay = <i64>from
  lastDay = <i64>to
  crossings = openPairs()
  openShelves(from, to)
}

export function setTraceTables(
  event: usize,
  client: usize,
  server: usize,
  hop: usize,
  sender: usize,
  submitter: usize,
): void {
  events = event
  clients = client
  servers = server
  hops = hop
  senders = sender
  submitters = submitter
}

/** Whether the record that was left last wants a verdict, on its hop or something before. */
export function wantsVerdict(): bool {
  return isUnjudged
}

/** Asked once. */
export function canJudgeHop(): bool {
  const can = isHopNew
  isHopNew = false
  return can
}

// What a record states beside its message; a group of 0 is a presence alone.
let group: u32 = 0
let key: u32 = 0
let bytes: u32 = 0
let deliveries: u32 = 0

/** Takes the records `[from, to)` that rules have judged. Gives the first record that has to be shown, or `to`. */
export function noteRecords(from: i32, to: i32): i32 {
  isHopNew = false
  isUnjudged = false
  for (let row = from; row < to; row++) {
    if (load<u32>(fields + (row << 2)) >= ODD) return row
    beginRecord(row)
    openSlot(timeSlot)
    openSlot(guidSlot)
    const time = timeOf(timeSlot)
    const day = time >> TICK_BITS
    if (day < firstDay || day > lastDay || !guidAt(guidSlot, nextIdentity())) return row
    if (!readStatement()) return row
    const message = noteRecord(<i32>day, time, row)
    if (group !== 0) noteFact(message, time, row, group, key, bytes, deliveries)
  }
  return to
}

/** False: the record has to be shown. */
function readStatement(): bool {
  group = 0
  switch (verdictOf(events, plainNumberOf(events))) {
    case PRESENCE:
      return true
    case SUBMISSION:
      return readSubmission()
    case ARRIVAL:
      return readCrossing(clients)
    case DEPARTURE:
      return readCrossing(servers)
    default:
      isUnjudged = true
      return false
  }
}

/** Keys of submissions are odd, of crossings even; groups are as TypeScript has them, plus 1. */
function readSubmission(): bool {
  const code = authenticationOf()
  if (code !== SUBMISSION) return code === PRESENCE
  if (!hasSender()) return false
  group = 1
  key = (plainNumberOf(submitters) << 1) | 1
  return readSizes()
}

/** False: there is none, or only the text of both addresses tells. */
function hasSender(): bool {
  const sender = plainNumberOf(senders)
  const verdict = verdictOf(senders, sender)
  if (verdict !== 0) return verdict === PRESENCE
  isUnjudged = true
  if (!isNamed(tupleSlot(senders, 0)) && !isNamed(tupleSlot(senders, 1))) return false
  judge(senders, sender, PRESENCE)
  isUnjudged = false
  return true
}

/** Something is left of an address that has one of these: `cleanAddress` takes nothing but controls, spaces and `<>`. */
function isNamed(slot: i32): bool {
  openSlot(slot)
  const end = endOf(slot)
  for (let at = startOf(slot); at < end; at++) {
    const byte = load<u8>(at)
    if (byte > 0x20 && byte < 0x7f && byte !== 0x3c && byte !== 0x3e) return true
  }
  return false
}

function readCrossing(hosts: usize): bool {
  const host = verdictOf(hosts, plainNumberOf(hosts))
  isUnjudged = host === 0
  if (host !== OTHER) return host === PRESENCE
  if (textCount(slotCount) >= MOST_STATEMENTS) return false
  openSlot(dataSlot)
  if (!narrowCell(dataSlot)) return false
  const hop = plainNumberOf(hops)
  const verdict = verdictOf(hops, hop)
  isHopNew = verdict === 0
  isUnjudged = isHopNew
  if (verdict < GROUPS) return verdict === PRESENCE
  group = verdict - GROUPS + 1
  key = pairNumber(crossings, hop, plainNumberOf(senders)) << 1
  return readSizes()
}

function readSizes(): bool {
  openSlot(bytesSlot)
  openSlot(recipientSlot)
  const size = sizeAt(bytesSlot)
  const count = sizeAt(recipientSlot)
  bytes = <u32>size
  deliveries = <u32>count
  return size >= 0 && count >= 0
}

/** What is empty is 0, as `wholeNumberOrZero` has it; -1: its text has to tell. */
function sizeAt(slot: i32): i64 {
  if (startOf(slot) === endOf(slot)) return 0
  const number = numberAt(slot)
  return number > 0xffffffff ? 0xffffffff : number
}

/** No quote is part of the authentication code that `AUTH_LOGIN` finds: a submission or only a presence; `OTHER` where its text has to tell. */
function authenticationOf(): u32 {
  openSlot(infoSlot)
  const end = endOf(infoSlot)
  let at = startOf(infoSlot)
  while (at < end && (load<u8>(at) === 0x20 || (load<u8>(at) >= 0x09 && load<u8>(at) <= 0x0d))) at++
  if (at < end && load<u8>(at) >= 0x80) return OTHER
  if (end - at < 3) return PRESENCE
  const digit = load<u8>(at, 1)
  const letter = load<u8>(at, 2) | 0x20
  const isLogin =
    load<u8>(at) === 0x30 && (digit === 0x36 || digit === 0x37) && letter >= 0x61 && letter <= 0x7a
  return isLogin ? SUBMISSION : PRESENCE
}
