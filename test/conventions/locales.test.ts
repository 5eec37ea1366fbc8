import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSources, readText } from './sources.ts'

type Texts = Readonly<Record<string, { readonly message: string }>>

const FOLDER = 'public/_locales'
const PLURAL = /_(zero|one|two|few|many|other)$/

const languages = readdirSync(new URL(`../../${FOLDER}/`, import.meta.url))
const english = textsOf('en')
const keys = Object.keys(english)
const baseKeys = new Set(keys.map(baseOf))

const code = readSources()
  .map((source) => source.code)
  .concat(readText('manifest.json'))
  .join('\n')

describe('the texts', () => {
  it('exist for every key that the code asks for', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => key)
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((key) => !baseKeys.has(key) && !(key in english))).toEqual([])
  })

  it('are all used', () => {
    const templates = [...code.matchAll(/`([a-zA-Z]\w*)\$\{/g)].map(([, prefix = '']) => prefix)
    const codePrefixes = [...code.matchAll(/\bcodeKey\('(\w+)',/g)].map(([, prefix = '']) => `${prefix}_`)
    const prefixes = [...templates, ...codePrefixes]
    const isUsed = (key: string) =>
      code.includes(`'${key}'`) ||
      code.includes(`"${key}"`) ||
      code.includes(`__MSG_${key}__`) ||
      prefixes.some((prefix) => key.startsWith(prefix))
    expect([...baseKeys].filter((key) => !isUsed(key))).toEqual([])
  })

  it.each(languages)('are complete in %s, with the same holes', (language) => {
    const texts = textsOf(language)
    expect(new Set(Object.keys(texts).map(baseOf))).toEqual(baseKeys)
    const differing = Object.entries(texts).filter(
      ([key, { message }]) =>
        key in english && String(holesOf(message)) !== String(holesOf(english[key]?.message ?? '')),
    )
    expect(differing).toEqual([])
  })

  it.each(languages)('are polite in %s: no empty text, no exclamation mark', (language) => {
    const wrong = Object.entries(textsOf(language)).filter(
      ([, { message }]) => message.trim() === '' || message.includes('!'),
    )
    expect(wrong).toEqual([])
  })
})

function textsOf(language: string): Texts {
  return JSON.parse(readText(`${FOLDER}/${language}/messages.json`)) as Texts
}

/** A plural text is named by its key without the form. */
function baseOf(key: string): string {
  return PLURAL.test(key) && key.replace(PLURAL, '_other') in english ? key.replace(PLURAL, '') : key
}

function holesOf(message: string): readonly string[] {
  return [...message.matchAll(/\{(\w+)\}/g)].map(([hole]) => hole).sort()
}
