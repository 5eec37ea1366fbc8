import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FORMAT_NAMES } from '../../src/facts/vocabulary.ts'
import { DOCUMENT_FORMATS, FORMATS } from '../../src/formats/registry.ts'
import { EXACT_EXPORTS } from '../exact/exports.ts'
import { readText } from './sources.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

describe.each(FORMAT_NAMES)('the format %s', (name) => {
  it('is one file of its name, which says what it reads', () => {
    expect(readText(`src/formats/${name}.ts`)).toMatch(/^(?:\/\*\n \*|\/\/) \S/)
    expect(readText(`src/formats/${name}.ts`)).toContain(`name: '${name}'`)
  })

  it('has one line in the registry', () => {
    expect([...FORMATS, ...DOCUMENT_FORMATS].filter((format) => format.name === name)).toHaveLength(1)
    expect(readText('src/formats/registry.ts')).toContain(`from './${name}.ts'`)
  })

  it('has unit tests beside it', () => {
    expect(existsSync(`${ROOT}src/formats/${name}.test.ts`)).toBe(true)
  })

  it('is one that the properties of test/exact are tried on', () => {
    expect(Object.keys(EXACT_EXPORTS)).toContain(name)
  })

  it('has a unit test that reads its example out of the docs', () => {
    expect(readText(`src/formats/${name}.test.ts`)).toContain(`docExamples('${name}')`)
  })

  it('has a section in the docs, with an example worked out', () => {
    const section = readText('docs/formats.md')
      .split(/^## /m)
      .find((text) => text.startsWith(`${name}\n`))
    expect(section ?? '').toMatch(/\*\*Recognised\*\*[\s\S]*\*\*Worked (?:by hand|out)\*\*/)
  })
})
