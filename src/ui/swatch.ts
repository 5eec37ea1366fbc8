import type { TlsVersion } from '../facts/tls.ts'
import type { Authentication } from '../facts/vocabulary.ts'

/** What is drawn over a colour, so that it can be told without seeing the colour. */
export type Pattern =
  | 'dense-hatch'
  | 'sparse-hatch'
  | 'dots'
  | 'solid'
  /** Solid; rows where the reader's own colours leave too few to tell it from `solid`. */
  | 'solid-or-rows'
  | 'rows'
  | 'columns'
  | 'grid'
  | 'checks'
  | 'outline'

/** Lengths of strokes and gaps of a line, CSS pixels; empty for a line without gaps. */
export type Dash = readonly number[]

/** How one value looks everywhere: a theme token and a pattern. */
export interface Swatch {
  /** Custom property of theme.css, without the dashes. */
  readonly token: string
  readonly pattern: Pattern
}

export const TLS_SWATCHES: Readonly<Record<TlsVersion, Swatch>> = {
  none: { token: 'tls-none', pattern: 'dense-hatch' },
  '1.0': { token: 'tls-1-0', pattern: 'sparse-hatch' },
  '1.1': { token: 'tls-1-1', pattern: 'dots' },
  '1.2': { token: 'tls-1-2', pattern: 'solid' },
  '1.3': { token: 'tls-1-3', pattern: 'solid-or-rows' },
  unknown: { token: 'tls-unknown', pattern: 'outline' },
}

/** Basic takes the colour of old, OAuth that of new. */
export const AUTHENTICATION_SWATCHES: Readonly<Record<Authentication, Swatch>> = {
  basic: { token: 'tls-1-0', pattern: 'sparse-hatch' },
  oauth: { token: 'tls-1-2', pattern: 'solid' },
  unknown: { token: 'tls-unknown', pattern: 'outline' },
}

/** Whether TLS held: colours of their own, since a failure has no version. */
export const OUTCOME_SWATCHES: Readonly<Record<'failed' | 'succeeded', Swatch>> = {
  failed: { token: 'tls-failed', pattern: 'dense-hatch' },
  succeeded: { token: 'tls-held', pattern: 'solid' },
}

const SERIES_PATTERNS: readonly Pattern[] = ['solid', 'rows', 'dots', 'columns', 'grid', 'checks']

/** The swatch of the n-th series that is neither TLS nor authentication, from 0. */
export function seriesSwatch(index: number): Swatch {
  const place = index % SERIES_PATTERNS.length
  return { token: `series-${place + 1}`, pattern: SERIES_PATTERNS[place] ?? 'solid' }
}

const SERIES_DASHES: readonly Dash[] = [[], [7, 4], [2, 3], [10, 3, 2, 3]]

/** The dash of the n-th line, from 0. */
export function seriesDash(index: number): Dash {
  return SERIES_DASHES[index % SERIES_DASHES.length] ?? []
}

/** Class names that draw a swatch: see swatch.css. */
export function swatchClass(swatch: Swatch): string {
  return `swatch swatch-${swatch.token} swatch-${swatch.pattern}`
}
