/** One member of a `custom_data` cell. */
export interface CustomDataMember {
  /** Lower case, without its type prefix (`S:`, `I32:`, ...); empty for a member that is only a value. */
  readonly key: string
  readonly value: string
}

/**
 * The members of a `custom_data` cell, in order, repeated keys kept. A member that holds `;` or `'` is
 * wrapped in single quotes with its type prefix, inner ones doubled:
 * `S:FromEntity=Internet;'S:InboundConnectorData=Name=O''Brien;ConnectorType=Partner'`.
 * Never throws: an odd member is kept as it stands.
 *
 * A cell has some forty members, of which a rule reads three: with `wanted` members of other keys may be left out.
 */
export function readCustomData(text: string, wanted?: WantedKeys): readonly CustomDataMember[] {
  const members: CustomDataMember[] = []
  for (let at = 0; at < text.length; ) {
    const quoted = text[at] === "'" ? readQuoted(text, at) : null
    if (quoted) {
      members.push(toMember(quoted.body))
      at = quoted.next
      continue
    }
    const semicolon = text.indexOf(';', at)
    const end = semicolon < 0 ? text.length : semicolon
    if (end > at && (!wanted || mayBeWanted(text, at, end, wanted)))
      members.push(toMember(text.slice(at, end)))
    at = end + 1
  }
  return members
}

/** Keys (lower case) by their last letters. */
export type WantedKeys = ReadonlySet<number>

export function wantedKeys(...keys: readonly string[]): WantedKeys {
  return new Set(keys.map((key) => key.charCodeAt(key.length - 1)))
}

/** Whether the letter before the `=` is the last one of a wanted key: nine of ten members go without a string. */
function mayBeWanted(text: string, start: number, end: number, wanted: WantedKeys): boolean {
  const equals = text.indexOf('=', start)
  if (equals < 0 || equals >= end) return false
  const last = text.charCodeAt(equals - 1)
  // A space, or a letter that becomes another in lower case: look closer.
  return last <= 0x20 || last >= 0x80 || wanted.has(last | 0x20)
}

/** The value of the first member with this key (lower case), or `null`. */
export function firstValue(members: readonly CustomDataMember[], key: string): string | null {
  return members.find((member) => member.key === key)?.value ?? null
}

/** A quoted member from its opening quote on; `null` when no quote closes it before a `;` or the end. */
function readQuoted(text: string, start: number): { body: string; next: number } | null {
  let at = start + 1
  for (;;) {
    const quote = text.indexOf("'", at)
    if (quote < 0) return null
    if (text[quote + 1] === "'") {
      at = quote + 2
      continue
    }
    if (quote + 1 < text.length && text[quote + 1] !== ';') return null
    return { body: text.slice(start + 1, quote).replaceAll("''", "'"), next: quote + 2 }
  }
}

function toMember(body: string): CustomDataMember {
  const bare = body.replace(/^\s*[A-Za-z][A-Za-z0-9]*:/, '')
  const equals = bare.indexOf('=')
  if (equals < 0) return { key: '', value: bare }
  return { key: bare.slice(0, equals).trim().toLowerCase(), value: bare.slice(equals + 1) }
}
