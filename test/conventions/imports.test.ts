import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ALLOWED_IMPORTS, EXCEPTIONS } from './allowed-imports.ts'
import { readSources } from './sources.ts'

interface Import {
  readonly file: string
  readonly imports: string
}

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g

const imports: readonly Import[] = readSources().flatMap(({ path, code }) =>
  [...code.matchAll(IMPORT)].map(([, imported = '']) => ({
    file: path,
    imports: imported.startsWith('.')
      ? posix.join(posix.dirname(path), imported.split('?')[0] ?? '')
      : imported,
  })),
)

describe('imports between the folders of src', () => {
  it('finds some at all', () => {
    expect(imports.length).toBeGreaterThan(20)
  })

  it('knows every folder', () => {
    const folders = new Set(readSources().map(({ path }) => folderOf(path)))
    expect([...folders].filter((folder) => !(folder in ALLOWED_IMPORTS))).toEqual([])
  })

  it('go one way', () => {
    const wrong = imports.filter(
      ({ file, imports: target }) => target.startsWith('src/') && !isAllowed(file, target),
    )
    expect(wrong).toEqual([])
  })

  it('reach the extension API in platform only', () => {
    const wrong = imports.filter(
      ({ file, imports: target }) => target === 'webextension-polyfill' && folderOf(file) !== 'platform',
    )
    expect(wrong).toEqual([])
  })

  it('names no exception that nobody needs', () => {
    const idle = EXCEPTIONS.filter(
      (exception) => !imports.some(({ file, imports: target }) => isException(exception, file, target)),
    )
    expect(idle).toEqual([])
  })
})

function isAllowed(file: string, target: string): boolean {
  const [from, to] = [folderOf(file), folderOf(target)]
  return (
    from === to ||
    (ALLOWED_IMPORTS[from]?.includes(to) ?? false) ||
    EXCEPTIONS.some((exception) => isException(exception, file, target))
  )
}

function isException(exception: Import, file: string, target: string): boolean {
  return exception.file === file && exception.imports === target
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? ''
}
