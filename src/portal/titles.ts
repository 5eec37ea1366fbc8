import type { Place } from '../platform/portal-words.ts'

/**
 * What the heading of a portal page says, in the languages of the original pages: English, Danish, German, Swedish,
 * Traditional Chinese. A page in another language is found by its structure. Places without titles have no place of
 * ours in the page: there is the launcher.
 */
export const TITLES: Readonly<Partial<Record<Place, readonly string[]>>> = {
  'smtp-auth': [
    'SMTP AUTH clients',
    'SMTP Auth-klienter',
    'SMTP-Authentifizierungsclients',
    'SMTP AUTH-Clients',
    'SMTP 驗證用戶端',
    'SMTP AUTH 用戶端',
  ],
  'inbound-messages': [
    'Inbound messages',
    'Indgående meddelelser',
    'Eingehende Nachrichten',
    'Inkommande meddelanden',
    '輸入郵件',
    '輸入訊息',
  ],
  'outbound-messages': [
    'Outbound messages',
    'Udgående meddelelser',
    'Ausgehende Nachrichten',
    'Utgående meddelanden',
    '輸出郵件',
    '輸出訊息',
  ],
  'message-trace': [
    'Message trace',
    'Meddelelsessporing',
    'Nachrichtenablaufverfolgung',
    'Meddelandespårning',
    '郵件追蹤',
    '訊息追蹤',
  ],
  'mail-flow-reports': [
    'Mail flow reports',
    'Mailflow',
    'Nachrichtenfluss',
    'E-postflöde',
    '郵件流程',
    'Email & collaboration reports',
  ],
}

/** A title as it is compared: without case, and with every run of blanks as one. */
function plainTitle(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** Whether a heading is the title of a place. It may say more, such as "report", but not a whole paragraph. */
export function isTitleOf(place: Place, heading: string): boolean {
  const text = plainTitle(heading)
  return text.length <= 80 && (TITLES[place] ?? []).some((title) => text.includes(plainTitle(title)))
}
