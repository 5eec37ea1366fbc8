import { normaliseLabel } from './columns.ts'
import { NO_TLS_LABELS, PORTAL_LABELS } from './portal-labels.ts'

// What "Outbound messages in transit security" may call its columns: English from Microsoft's page, then Danish,
// German, Swedish and Chinese in our own words after the portal's other reports. No exported file was seen.

function labels(...spellings: readonly string[]): readonly string[] {
  return [...new Set(spellings.map(normaliseLabel))]
}

/** Per logical column its names, compared by `normaliseLabel`. */
export const SECURITY_LABELS = {
  date: PORTAL_LABELS.date,
  domain: labels(
    ...['Recipient domain', 'Recipient domains', 'Domain', 'Destination domain'],
    ...[
      'Modtagerdomæne',
      'Empfängerdomäne',
      'Mottagardomän',
      'Mottagarens domän',
      '收件者網域',
      '收件者網域名稱',
    ],
  ),
  type: labels(
    ...['Security type', 'SMTP security type', 'Security'],
    ...['Sikkerhedstype', 'Sicherheitstyp', 'Säkerhetstyp', '安全性類型'],
  ),
  blocked: labels(
    ...['Count of messages blocked', 'Messages blocked', 'Blocked messages', 'Blocked message count'],
    ...['Message blocked count', 'Blocked count'],
    ...['Antal blokerede meddelelser', 'Blokerede meddelelser'],
    ...['Anzahl blockierter Nachrichten', 'Anzahl der blockierten Nachrichten', 'Blockierte Nachrichten'],
    ...['Antal blockerade meddelanden', 'Blockerade meddelanden', '封鎖的郵件數目', '已封鎖的郵件'],
  ),
  error: labels(
    ...['Distinct error generated for domain', 'Distinct errors generated for domain', 'Distinct errors'],
    ...['Distinct error', 'Error', 'SMTP security error'],
    ...['Fejl', 'Fehler', 'Fel', '錯誤'],
  ),
  sent: labels(
    ...['Messages sent', 'Sent messages', 'Message count', 'Count of messages sent', 'Messages', 'Count'],
    ...['Sendte meddelelser', 'Gesendete Nachrichten', 'Skickade meddelanden', '已傳送的郵件'],
    ...['Antal meddelelser', 'Anzahl der Nachrichten', 'Antal meddelanden', '郵件數目'],
  ),
  dane: labels('SMTP DANE', 'DANE', 'SMTP DANE with DNSSEC', 'SmtpDaneCount', 'DaneCount'),
  mtaSts: labels('MTA-STS', 'SMTP MTA-STS', 'MtaStsCount'),
  tls: labels('TLS', 'Opportunistic TLS', 'TlsCount'),
  noTls: [...NO_TLS_LABELS, ...labels('NoTlsCount', 'None', 'Plaintext')],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type SecurityColumn = keyof typeof SECURITY_LABELS
