import type { ImportRecord } from '../store/schema.ts'
import type { ReviewAnswers } from './review.ts'

/** What was said of a sealed import when it was taken in, so that its original reads the same again. */
export function answersOfRecord({ warnings, covered, timeZone, mapping }: ImportRecord): ReviewAnswers {
  return {
    ...(warnings.includes('period-given') && covered ? { period: covered } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(mapping ? { mapping } : {}),
  }
}
