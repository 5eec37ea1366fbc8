import { type FormatName, QUESTIONS_OF_FORMAT, type Question } from '../../facts/vocabulary.ts'
import type { MessageKey } from '../../platform/i18n.ts'

/** How an admin gets one export: keys of texts. */
export interface ExportGuide {
  readonly format: FormatName
  readonly name: MessageKey
  /** What to click, in order. */
  readonly steps: readonly MessageKey[]
  /** What it answers. */
  readonly what: MessageKey
}

/**
 * The exports that most admins can have, the one that says most first. Read in Microsoft's pages on message trace
 * and on mail flow reports, November 2026.
 */
export const EXPORT_GUIDES: readonly ExportGuide[] = [
  {
    format: 'extended-trace',
    name: 'exportExtendedName',
    steps: ['exportExtendedOpen', 'exportExtendedSenders', 'exportExtendedType', 'exportExtendedDownload'],
    what: 'exportExtendedWhat',
  },
  {
    format: 'smtp-auth-clients',
    name: 'exportClientsName',
    steps: ['exportClientsOpen', 'exportClientsView', 'exportClientsDownload'],
    what: 'exportClientsWhat',
  },
  {
    format: 'inbound-outbound-messages',
    name: 'exportConnectorsName',
    steps: ['exportConnectorsOpen', 'exportConnectorsView', 'exportConnectorsDownload'],
    what: 'exportConnectorsWhat',
  },
]

/** The exports that answer a question. */
export function guidesFor(question: Question): readonly ExportGuide[] {
  return EXPORT_GUIDES.filter(({ format }) => QUESTIONS_OF_FORMAT[format].includes(question))
}
