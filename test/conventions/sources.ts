import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Source {
  /** From the project's root, with forward slashes. */
  readonly path: string
  readonly text: string
  /** The text without its comments, which may name what the code may not. */
  readonly code: string
}

/** The product's own sources under a folder: no tests, no declarations. */
export function readSources(folder = 'src'): readonly Source[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path))
    .sort()
    .map((path) => {
      const text = readText(path)
      return { path, text, code: withoutComments(text) }
    })
}

export function readText(path: string): string {
  return readFileSync(ROOT + path, 'utf8')
}

/** Good enough for our own style: no string of ours holds a comment's beginning after a space. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
