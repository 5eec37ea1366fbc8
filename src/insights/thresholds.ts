/** When a rule finds something. Shares are 0 to 1; a rule finds what lies strictly above its share. */
export interface Thresholds {
  readonly noTlsShare: number
  readonly tls10Share: number
  /** Fewer known messages than this say little: the finding is shown, and not counted on the badge. */
  readonly fewMessages: number
  /** An acknowledged insight is open again when its share has grown by this much since. */
  readonly reopenGrowth: number
}

/** The original page's limits, 25% and 50%. */
export const DEFAULT_THRESHOLDS: Thresholds = {
  noTlsShare: 0.25,
  tls10Share: 0.5,
  fewMessages: 20,
  reopenGrowth: 0.1,
}

/** The limits that an admin chose, the rest as usual. */
export function thresholdsOf({
  noTlsShare,
  tls10Share,
  fewMessages,
}: Pick<Thresholds, 'noTlsShare' | 'tls10Share' | 'fewMessages'>): Thresholds {
  return { ...DEFAULT_THRESHOLDS, noTlsShare, tls10Share, fewMessages }
}
