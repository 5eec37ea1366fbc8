import type { Direction } from '../facts/vocabulary.ts'
import { normaliseLabel } from './columns.ts'
import { NO_CONNECTOR_LABELS } from './portal-labels.ts'

/** Words that a direction begins with: `From your org`, `Til internettet`, and the values `Inbound`, `Sent`. */
const WORDS: Readonly<Record<Direction, ReadonlySet<string>>> = {
  inbound: new Set(['from', 'von', 'aus', 'fra', 'från', 'da', 'de', 'van', 'inbound', 'received']),
  outbound: new Set(['to', 'an', 'nach', 'til', 'till', 'a', 'à', 'naar', 'outbound', 'sent']),
}
/** Chinese writes no spaces: the next character may be a letter. */
const PREFIXES: Readonly<Record<Direction, string>> = { inbound: '來自', outbound: '至' }

/** Which way `From the internet without a connector` goes; `null` when it begins with no word of a direction. */
export function parseDirection(text: string): Direction | null {
  const bare = text.normalize('NFC').trim().toLowerCase()
  const word = /^\p{L}+/u.exec(bare)?.[0] ?? ''
  for (const direction of ['inbound', 'outbound'] as const) {
    if (WORDS[direction].has(word) || bare.startsWith(PREFIXES[direction])) return direction
  }
  return null
}

const SEPARATOR = ' - '
const WITHOUT = /^(?:from|to) the internet without (?:a )?connector$/i

/**
 * The connector of `From your org - Contoso relay`: what follows the first ` - `, which may hold another
 * one. `null`, without a connector: `To the internet without a connector`.
 */
export function connectorOfDirection(text: string): string | null {
  const at = text.indexOf(SEPARATOR)
  return at < 0 ? null : connectorOfName(text.slice(at + SEPARATOR.length))
}

/** A connector's name, trimmed; `null` where it says that there is none. */
export function connectorOfName(text: string): string | null {
  const name = text.trim()
  const isNone = name === '' || WITHOUT.test(name) || NO_CONNECTOR_LABELS.includes(normaliseLabel(name))
  return isNone ? null : name
}
