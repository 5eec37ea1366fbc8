import type { Bytes } from '../facts/facts.ts'
import type { EpochMs, ImportRecord } from './schema.ts'
import { RULES_VERSION } from './schema.ts'

/** What is known of an import before its first byte is read. */
export interface ImportStart {
  readonly id: string
  readonly file: string
  readonly size: Bytes
  readonly fileDate: EpochMs | null
  readonly startedAt: EpochMs
  /** "Analyse again": the import whose place it is to take. */
  readonly replaces: string | null
}

/** What reading an export adds to its record. */
export type ImportSummary = Pick<
  ImportRecord,
  | 'encoding'
  | 'timeZone'
  | 'mapping'
  | 'records'
  | 'accepted'
  | 'blank'
  | 'rejected'
  | 'messages'
  | 'warnings'
  | 'covered'
  | 'sha256'
> & {
  readonly format: NonNullable<ImportRecord['format']>
  readonly family: NonNullable<ImportRecord['family']>
  /** Records that repeat a message (for an aggregate: a day and connector) of the same file. */
  readonly repeats: number
}

/** The record of an import that nobody sees counted yet. */
export function stagingRecord({ replaces, ...start }: ImportStart): ImportRecord {
  return {
    ...start,
    replaces: replaces === null ? [] : [replaces],
    state: 'staging',
    sealedAt: null,
    deletedAt: null,
    sha256: null,
    rulesVersion: RULES_VERSION,
    format: null,
    family: null,
    encoding: null,
    records: 0,
    accepted: 0,
    blank: 0,
    rejected: [],
    messages: 0,
    duplicates: 0,
    warnings: [],
    covered: null,
    seal: null,
    original: null,
  }
}
