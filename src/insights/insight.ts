import type { TlsVersion } from '../facts/tls.ts'
import type { Direction } from '../facts/vocabulary.ts'

export const INSIGHT_IDS = ['no-tls-over-25', 'tls10-over-50'] as const
export type InsightId = (typeof INSIGHT_IDS)[number]

/** A finding on one named connector, with its evidence. */
export interface Insight {
  readonly id: InsightId
  readonly direction: Direction
  readonly connector: string
  readonly version: TlsVersion
  /** The share above which the rule finds something, 0 to 1. */
  readonly limit: number
  /** Share over messages with known TLS, 0 to 1, not rounded. */
  readonly share: number
  /** Messages with a known TLS version: the share's denominator. */
  readonly messages: number
  /** Messages without a known TLS version, which the share leaves out. */
  readonly unknown: number
  /** Fewer than 20 known messages: shown as "few messages", not counted on a badge. */
  readonly hasFewMessages: boolean
}
