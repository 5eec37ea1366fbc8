import english from '../../public/_locales/en/messages.json'
import { storedLanguage } from './language-choice.ts'

type EnglishKey = keyof typeof english
type PluralBase = EnglishKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never

/** A key of `public/_locales/<language>/messages.json`; a plural one is named without its `_one`, `_other`. */
export type MessageKey = EnglishKey | PluralBase

/** Values for the `{names}` in a text. `count` also chooses between `_one` and `_other`. */
export type MessageValues = Readonly<Record<string, string | number>>

type Texts = Readonly<Record<string, { readonly message: string } | undefined>>

/** One text of each language that the product speaks; a language is one entry here and one folder there. */
const LANGUAGES: Readonly<Record<string, Texts>> = { en: english }

/** The languages that the product speaks, as tags. */
export const SPOKEN_LANGUAGES: readonly string[] = Object.keys(LANGUAGES)

/** The language of the texts where the admin has chosen none: the reader's where we have it, else English. */
export const BROWSER_LANGUAGE: string = chooseLanguage(globalThis.navigator?.languages ?? [])

/** The language of the texts. */
export const LANGUAGE: string = chooseLanguage([storedLanguage() ?? '', BROWSER_LANGUAGE])

const texts: Texts = LANGUAGES[LANGUAGE] ?? english
const pluralRules = new Intl.PluralRules(LANGUAGE)
const numberFormat = new Intl.NumberFormat(LANGUAGE)

/** The text for a person, in their language. Numbers are grouped; an unknown key is a defect and throws. */
export function t(key: MessageKey, values: MessageValues = {}): string {
  const text = texts[key] ?? texts[pluralKey(key, values)] ?? texts[`${key}_other`]
  if (!text) throw new Error(`no text for ${key}`)
  return text.message.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name]
    if (value === undefined) return hole
    return typeof value === 'number' ? numberFormat.format(value) : value
  })
}

/** A code with its hyphens as underscores: browsers allow no hyphen in the name of a text. */
type Underscored<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Code

/** The key of a code's text: `codeKey('importError', 'empty-file')` is `importError_empty_file`. */
export function codeKey<Prefix extends string, Code extends string>(
  prefix: Prefix,
  code: Code,
): `${Prefix}_${Underscored<Code>}` {
  return `${prefix}_${code.replaceAll('-', '_')}` as `${Prefix}_${Underscored<Code>}`
}

/** Whether a text exists: for keys built from a code, such as `importError_<code>`. */
export function hasText(key: string): key is MessageKey {
  return key in texts || `${key}_other` in texts
}

function pluralKey(key: string, values: MessageValues): string {
  return typeof values.count === 'number' ? `${key}_${pluralRules.select(values.count)}` : key
}

function chooseLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const language = tag.split('-')[0] ?? ''
    if (language in LANGUAGES) return language
  }
  return 'en'
}
