/** One entry of the `Data` cell of a trace detail: `<MEP Name="ConnectorId" String="Relay"/>`. */
export interface TraceDatum {
  /** Lower case. */
  readonly name: string
  readonly value: string
}

/**
 * Reads `<root><MEP Name="..." String="..."/>...</root>`, the one form that this XML has: elements without
 * content, the value in the first attribute beside `Name`, whatever its type is called. `null` where it is anything
 * else or not well formed. One pass, no backtracking: cells come from files that nobody vouches for.
 */
export function readTraceData(text: string): readonly TraceDatum[] | null {
  const scanner = createScanner(text)
  scanner.skipDeclaration()
  const root = scanner.openTag()
  if (root === null || root.name.toLowerCase() !== 'root') return null
  const data: TraceDatum[] = []
  if (root.isEmpty) return scanner.isAtEnd() ? data : null
  for (;;) {
    if (scanner.closesTag(root.name)) return scanner.isAtEnd() ? data : null
    const entry = scanner.openTag()
    if (entry === null || !(entry.isEmpty || scanner.closesTag(entry.name))) return null
    const datum = toDatum(entry.attributes)
    if (datum) data.push(datum)
  }
}

/** The value of the first entry with one of these names (lower case), or `null`. */
export function firstDatum(data: readonly TraceDatum[], ...names: readonly string[]): string | null {
  return data.find(({ name }) => names.includes(name))?.value ?? null
}

type Attributes = readonly (readonly [name: string, value: string])[]

interface Tag {
  readonly name: string
  readonly attributes: Attributes
  /** Closed by itself: `<MEP ... />`. */
  readonly isEmpty: boolean
}

function toDatum(attributes: Attributes): TraceDatum | null {
  const name = attributes.find(([key]) => key.toLowerCase() === 'name')?.[1]
  const value = attributes.find(([key]) => key.toLowerCase() !== 'name')?.[1]
  return name === undefined || value === undefined ? null : { name: name.trim().toLowerCase(), value }
}

const SPACE = /\s/
const NAME = /[\w.:-]/

function createScanner(text: string) {
  let at = 0

  function skipSpace(): void {
    while (at < text.length && SPACE.test(text[at] as string)) at++
  }

  function take(expected: string): boolean {
    if (!text.startsWith(expected, at)) return false
    at += expected.length
    return true
  }

  function takeName(): string {
    const start = at
    while (at < text.length && NAME.test(text[at] as string)) at++
    return text.slice(start, at)
  }

  /** `Name="value"` from its name on; `null` where it is none. */
  function takeAttribute(): readonly [string, string] | null {
    const name = takeName()
    skipSpace()
    if (name === '' || !take('=')) return null
    skipSpace()
    const quote = text[at]
    if (quote !== '"' && quote !== "'") return null
    const end = text.indexOf(quote, at + 1)
    const value = end < 0 ? null : decodeEntities(text.slice(at + 1, end))
    if (value === null) return null
    at = end + 1
    return [name, value]
  }

  return {
    isAtEnd(): boolean {
      skipSpace()
      return at === text.length
    },
    skipDeclaration(): void {
      skipSpace()
      const end = text.startsWith('<?xml', at) ? text.indexOf('?>', at) : -1
      if (end >= 0) at = end + 2
    },
    closesTag(name: string): boolean {
      skipSpace()
      return take(`</${name}>`)
    },
    /** An opening or empty tag; `null` where there is none, or a broken one. */
    openTag(): Tag | null {
      skipSpace()
      if (!take('<')) return null
      const name = takeName()
      if (name === '') return null
      const attributes: (readonly [string, string])[] = []
      for (;;) {
        skipSpace()
        if (take('/>')) return { name, attributes, isEmpty: true }
        if (take('>')) return { name, attributes, isEmpty: false }
        const attribute = takeAttribute()
        if (attribute === null) return null
        attributes.push(attribute)
      }
    },
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The text with its entities resolved; `null` where one is unknown, or a `<` stands bare. */
function decodeEntities(text: string): string | null {
  if (text.includes('<')) return null
  let decoded = ''
  for (let at = 0; ; ) {
    const start = text.indexOf('&', at)
    if (start < 0) return decoded + text.slice(at)
    // The longest reference is `&#x10FFFF;`.
    const end = text.slice(start, start + 12).indexOf(';')
    const character = end < 0 ? null : entityOf(text.slice(start + 1, start + end))
    if (character === null) return null
    decoded += text.slice(at, start) + character
    at = start + end + 1
  }
}

function entityOf(name: string): string | null {
  const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name)
  if (!code) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? null) : null
  const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : null
}
