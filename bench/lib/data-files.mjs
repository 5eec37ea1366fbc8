/** @import { Kind } from './tables.mjs' */
import { join } from 'node:path'
import { extendedLines } from '../data/extended.mjs'
import { senderDayLines } from '../data/senders.mjs'
import { summaryLines } from '../data/summary.mjs'
import { writeExport } from '../data/write-export.mjs'
import { CACHE } from './paths.mjs'
import { say } from './say.mjs'

/** Raised when the generators change: old files would be taken for new ones. */
const DATA_VERSION = 2

/** Records of the full files: some 255 and 427 MB. */
const FULL_RECORDS = { summary: 1_000_000, extended: 200_000 }
export const KINDS = /** @type {const} */ (['summary', 'extended'])

/** An export of exactly so many records asks the admin a question: the portal cuts off there. */
const ROW_CAPS = [1_000, 5_000, 50_000, 100_000]

/** Records of a file that is `share` of the full one. @param {Kind} kind @param {number} share */
export function recordsOf(kind, share) {
  const records = Math.round(FULL_RECORDS[kind] * share)
  return ROW_CAPS.includes(records) ? records + 1 : records
}

/** @typedef {{ kind: Kind, path: string, bytes: number, label: string }} DataFile */

/**
 * The file of this kind and size, made if it is not there.
 * @param {{ kind: Kind, records: number, recipients?: number, encoding?: 'utf8' | 'utf16le' }} wanted
 * @returns {DataFile}
 */
export function dataFile({ kind, records, recipients = 1, encoding = 'utf8' }) {
  const suffix = `${recipients === 1 ? '' : `-${recipients}-recipients`}${encoding === 'utf8' ? '' : '-utf16'}`
  const name = `${kind}-${records}${suffix}.csv`
  const path = join(CACHE, `data-${DATA_VERSION}`, name)
  say(`data: ${name}`)
  const lines = () =>
    kind === 'summary' ? summaryLines({ records, recipients }) : extendedLines({ records })
  return { kind, path, bytes: writeExport(path, lines, encoding), label: name }
}

/**
 * One message of every sender on every day.
 * @param {{ days: number, senders: number }} size
 * @returns {DataFile}
 */
export function senderDayFile({ days, senders }) {
  const name = `senders-${senders}-days-${days}.csv`
  const path = join(CACHE, `data-${DATA_VERSION}`, name)
  say(`data: ${name}`)
  const bytes = writeExport(path, () => senderDayLines({ days, senders }), 'utf8')
  return { kind: 'extended', path, bytes, label: name }
}
