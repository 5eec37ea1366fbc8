import type { ForcedTls } from '../facts/vocabulary.ts'
import { normaliseLabel } from './columns.ts'
import { NO_LABELS, YES_LABELS } from './portal-labels.ts'

/** What a cell of the column "Forced TLS?" says of its row; an empty or strange one is unknown, never "no". */
export function parseForcedTls(text: string): Exclude<ForcedTls, 'mixed'> {
  const label = normaliseLabel(text)
  if (YES_LABELS.includes(label)) return 'yes'
  return NO_LABELS.includes(label) ? 'no' : 'unknown'
}
