import type { MessageKey } from '../../../platform/i18n.ts'

/** A page of Microsoft's documentation that the original linked to. */
export interface MicrosoftPage {
  readonly title: MessageKey
  readonly address: string
}

/** Where the original's four links lead today; checked in November 2026. Without a language Microsoft chooses the reader's. */
export const MICROSOFT_PAGES: readonly MicrosoftPage[] = [
  {
    title: 'pageConnectors',
    address:
      'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/use-connectors-to-configure-mail-flow',
  },
  {
    title: 'pageTls',
    address: 'https://learn.microsoft.com/purview/exchange-online-uses-tls-to-secure-email-connections',
  },
  {
    title: 'pageEncryption',
    address: 'https://learn.microsoft.com/purview/technical-reference-details-about-encryption',
  },
  {
    title: 'pageInsights',
    address: 'https://learn.microsoft.com/exchange/monitoring/mail-flow-insights/mail-flow-insights',
  },
]
