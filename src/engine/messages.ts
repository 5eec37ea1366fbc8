import { isColumnMapping } from '../facts/column-mapping.ts'
import { type DayRange, parseDay } from '../facts/day.ts'
import { IMPORT_ERROR_CODES } from '../facts/import-error.ts'
import { isTimeZone } from '../facts/time-zone.ts'
import { DIRECTIONS } from '../facts/vocabulary.ts'
import type { EngineAnswer, EngineEvent, EngineMethod, EngineRequest, OriginalPolicy } from './protocol.ts'
import type { ReviewAnswers } from './review.ts'

/** The one place where the shape of what comes over the channel is checked. */

/** No export of mail is older: days before it are a defect or an attack. */
const FIRST_DAY = parseDay('1990-01-01')
const LAST_DAY = parseDay('2200-01-01')
const MAX_ID_LENGTH = 64
/** Exchange allows 64 characters for a connector's name; an export may hold anything. */
const MAX_CONNECTOR_LENGTH = 10_000
const MAX_NOTE_LENGTH = 2_000

type Fields = Readonly<Record<string, unknown>>

const CHECKS: { readonly [M in EngineMethod]: (params: unknown) => boolean } = {
  import: (params) =>
    hasId(params, 'jobId') &&
    params.file instanceof File &&
    isOriginalPolicy(params.originals) &&
    typeof params.isAtOnce === 'boolean' &&
    Array.isArray(params.mappings) &&
    params.mappings.every(isColumnMapping),
  jobs: (params) => params === null,
  acceptReview: (params) => hasId(params, 'jobId') && isAnswers(params.answers),
  rejectedRecords: (params) => hasId(params, 'importId'),
  cancel: (params) => hasId(params, 'jobId'),
  dismissJob: (params) => hasId(params, 'jobId'),
  unknownTable: (params) => hasId(params, 'jobId'),
  deleteImport: (params) => hasId(params, 'importId'),
  undoDelete: (params) => hasId(params, 'importId'),
  deleteOriginal: (params) => hasId(params, 'importId'),
  analyseAgain: (params) => hasId(params, 'importId'),
  dismissInterrupted: (params) => hasId(params, 'importId'),
  applyRetention: (params) =>
    isFields(params) && Number.isInteger(params.days) && (params.days as number) >= 1,
  acknowledgeInsight: (params) =>
    isInsight(params) &&
    isShare(params.share) &&
    typeof params.note === 'string' &&
    params.note.length <= MAX_NOTE_LENGTH,
  takeBackInsight: isInsight,
}

export function isHello(data: unknown): boolean {
  return isFields(data) && data.type === 'hello'
}

/** The request in a message, or `null` when it is none or malformed. */
export function parseRequest(data: unknown): EngineRequest | null {
  if (!isFields(data) || data.type !== 'request' || !isId(data.id)) return null
  const { method } = data
  if (typeof method !== 'string' || !Object.hasOwn(CHECKS, method)) return null
  return CHECKS[method as EngineMethod](data.params) ? (data as unknown as EngineRequest) : null
}

/** The id of a message that wants an answer, however malformed the rest is. */
export function requestId(data: unknown): string | null {
  return isFields(data) && data.type === 'request' && isId(data.id) ? data.id : null
}

/** The answer in a message, or `null`. */
export function parseAnswer(data: unknown): EngineAnswer | null {
  if (!isFields(data) || data.type !== 'answer' || !isId(data.id)) return null
  if (data.ok === true) return data as unknown as EngineAnswer
  const isKnown = IMPORT_ERROR_CODES.some((code) => code === data.code)
  return data.ok === false && isKnown && isFields(data.details) ? (data as unknown as EngineAnswer) : null
}

/** The event in a message, or `null`. */
export function parseEvent(data: unknown): EngineEvent | null {
  if (!isFields(data) || data.type !== 'event') return null
  const isKnown =
    data.event === 'changed' ||
    (data.event === 'ready' && typeof data.at === 'number') ||
    (data.event === 'jobs' && Array.isArray(data.jobs))
  return isKnown ? (data as unknown as EngineEvent) : null
}

function isFields(data: unknown): data is Fields {
  return typeof data === 'object' && data !== null
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH
}

function hasId(params: unknown, name: string): params is Fields {
  return isFields(params) && isId(params[name])
}

function isInsight(params: unknown): params is Fields {
  if (!hasId(params, 'insight')) return false
  const { connector } = params
  const isDirection = DIRECTIONS.some((direction) => direction === params.direction)
  return isDirection && typeof connector === 'string' && connector.length <= MAX_CONNECTOR_LENGTH
}

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1
}

function isAnswers(value: unknown): value is ReviewAnswers {
  if (!isFields(value)) return false
  const { period, timeZone, mapping } = value
  return (
    (period === undefined || isDayRange(period)) &&
    (timeZone === undefined || isTimeZone(timeZone)) &&
    (mapping === undefined || isColumnMapping(mapping))
  )
}

function isDayRange(value: unknown): value is DayRange {
  if (!isFields(value)) return false
  const { from, to } = value
  return isDay(from) && isDay(to) && from <= to
}

function isDay(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= FIRST_DAY && (value as number) <= LAST_DAY
}

function isOriginalPolicy(value: unknown): value is OriginalPolicy {
  return (
    isFields(value) &&
    typeof value.isKept === 'boolean' &&
    typeof value.maxSize === 'number' &&
    value.maxSize >= 0
  )
}
