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
 */
export function readCustomData(text: string): readonly CustomDataMember[] {
  const members: CustomDataMember[] = []
  for (let at = 0; at < text.length; ) {
    const quote = text[at] === "'" ? closingQuote(text, at) : -1
    if (quote >= 0) {
      members.push(toMember(text.slice(at + 1, quote).replaceAll("''", "'")))
      at = quote + 2
      continue
    }
    const end = endOfPlain(text, at)
    if (end > at) members.push(toMember(text.slice(at, end)))
    at = end + 1
  }
  return members
}

/** Keys of members that a rule reads. */
export interface WantedKeys {
  /** Lower case. */
  readonly keys: readonly string[]
  /** Per letter 1 where a key ends with it. */
  readonly lastLetters: Uint8Array
}

export function wantedKeys(...keys: readonly string[]): WantedKeys {
  const lastLetters = new Uint8Array(0x80)
  for (const key of keys) lastLetters[key.charCodeAt(key.length - 1)] = 1
  return { keys, lastLetters }
}

/**
 * The cell without the members that no rule reads, nine of ten: what is left is the same for many records. `null`
 * where a quote is odd, so that only the whole cell tells what its members are.
 */
export function narrowCustomData(text: string, wanted: WantedKeys): string | null {
  let narrow = ''
  for (let at = 0; at < text.length; ) {
    const isQuoted = text.charCodeAt(at) === QUOTE
    const last = isQuoted ? closingQuote(text, at) : endOfPlain(text, at)
    if (last < 0) return null
    if (mayBeWanted(text, at, last, wanted)) narrow += `${text.slice(at, isQuoted ? last + 1 : last)};`
    at = isQuoted ? last + 2 : last + 1
  }
  return narrow
}

const QUOTE = 0x27
const COLON = 0x3a

/** Whether the key before the first `=` ends as a wanted one does: most members go without a string. */
function mayBeWanted(text: string, start: number, end: number, { keys, lastLetters }: WantedKeys): boolean {
  const equals = text.indexOf('=', start)
  if (equals <= start || equals >= end) return false
  const last = text.charCodeAt(equals - 1)
  // A space, or a letter that becomes another in lower case: look closer.
  if (last <= 0x20 || last >= 0x80) return true
  if (lastLetters[last | 0x20] !== 1) return false
  for (const key of keys) if (endsWithKey(text, start, equals, key)) return true
  return false
}

/** Passes a few wrong ones: the members that are left are read with care. */
function endsWithKey(text: string, start: number, equals: number, key: string): boolean {
  let at = equals - 1
  for (let index = key.length - 1; index >= 0; index--, at--) {
    if (at < start) return false
    const letter = text.charCodeAt(at)
    if (letter >= 0x80) return true
    if ((letter | 0x20) !== (key.charCodeAt(index) | 0x20)) return false
  }
  const before = at < start ? COLON : text.charCodeAt(at)
  return before <= 0x20 || before === QUOTE || before === COLON || before >= 0x80
}

/** The value of the first member with this key (lower case), or `null`. */
export function firstValue(members: readonly CustomDataMember[], key: string): string | null {
  return members.find((member) => member.key === key)?.value ?? null
}

function endOfPlain(text: string, start: number): number {
  const semicolon = text.indexOf(';', start)
  return semicolon < 0 ? text.length : semicolon
}

/** The quote that closes a member, by its opening one; -1 when none does before a `;` or the end. */
function closingQuote(text: string, start: number): number {
  let at = start + 1
  for (;;) {
    const quote = text.indexOf("'", at)
    if (quote < 0) return -1
    if (text[quote + 1] === "'") {
      at = quote + 2
      continue
    }
    return quote + 1 < text.length && text[quote + 1] !== ';' ? -1 : quote
  }
}

function toMember(body: string): CustomDataMember {
  const bare = body.replace(/^\s*[A-Za-z][A-Za-z0-9]*:/, '')
  const equals = bare.indexOf('=')
  if (equals < 0) return { key: '', value: bare }
  return { key: bare.slice(0, equals).trim().toLowerCase(), value: bare.slice(equals + 1) }
}
