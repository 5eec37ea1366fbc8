import { readFileSync } from 'node:fs'
import type { FormatName } from '../../src/facts/vocabulary.ts'

const DOCS = new URL('../../docs/formats.md', import.meta.url)

/**
 * The records that a format's section of `docs/formats.md` works out by hand, block by block: what the page says of
 * them is what the format's test says. Throws where the section has none.
 */
export function docExamples(format: FormatName): readonly [string, ...string[]] {
  const sections = readFileSync(DOCS, 'utf8').split(/^## /m)
  const section = sections.find((text) => text.startsWith(`${format}\n`)) ?? ''
  const [first, ...rest] = [...section.matchAll(/(?:^ {4}.*\n)+/gm)].map(([block]) =>
    block.replaceAll(/^ {4}/gm, ''),
  )
  if (first === undefined) throw new Error(`docs/formats.md has no records of ${format}`)
  return [first, ...rest]
}
