import type { FormatName } from '../../facts/vocabulary.ts'
import { t } from '../../platform/i18n.ts'

/** What a job took in, in a sentence: messages, or what evidence has in their place. */
export function takenIn(format: FormatName | null, messages: number): string {
  switch (format) {
    case 'entra-sign-ins':
      return t('jobDoneSignIns', { count: messages })
    case 'tls-rpt':
      return t('jobDoneTlsReports')
    default:
      return t('jobDone', { count: messages })
  }
}

/** What an import holds, in a sentence. */
export function importCounts(entry: {
  readonly format: FormatName | null
  readonly messages: number
  readonly records: number
}): string {
  const { format, messages, records } = entry
  switch (format) {
    case 'entra-sign-ins':
      return t('importSignIns', { count: messages, records })
    case 'tls-rpt':
      return t('importTlsPolicies', { count: records })
    default:
      return t('importCounts', { count: messages, records })
  }
}
