import { expect, it } from 'vitest'
import { droppedFiles, fileOfPastedText } from './drop-files.ts'

it('makes a file of a pasted table', async () => {
  const file = fileOfPastedText('Sender address\tMessage count\na@contoso.com\t3\n')
  expect(file?.name).toBe('pasted-table.csv')
  expect(await file?.text()).toBe('Sender address\tMessage count\na@contoso.com\t3\n')
})

it('leaves text alone that is no table', () => {
  expect(fileOfPastedText('')).toBeNull()
  expect(fileOfPastedText('one, line')).toBeNull()
  expect(fileOfPastedText('two\nlines')).toBeNull()
})

interface FakeFolder {
  readonly [name: string]: string | FakeFolder
}

/** An entry as a browser gives it: a folder's list comes in portions of two. */
function entryOf(path: string, content: string | FakeFolder): unknown {
  const base = { name: path.split('/').at(-1), fullPath: path }
  if (typeof content === 'string') {
    const file = new File([content], base.name ?? '', { lastModified: 7 })
    return { ...base, isDirectory: false, file: (done: (file: File) => void) => done(file) }
  }
  const entries = Object.entries(content).map(([name, inner]) => entryOf(`${path}/${name}`, inner))
  const readEntries = (done: (portion: unknown[]) => void) => done(entries.splice(0, 2))
  return { ...base, isDirectory: true, createReader: () => ({ readEntries }) }
}

function dropOf(content: FakeFolder): DataTransfer {
  const items = Object.entries(content).map(([name, inner]) => ({
    webkitGetAsEntry: () => entryOf(`/${name}`, inner),
  }))
  const files = Object.keys(content).map((name) => new File([], name))
  return { items, files } as unknown as DataTransfer
}

it('lists the files of a dropped folder, sorted, without those of the system', async () => {
  const logs = {
    'b.log': 'b',
    '.DS_Store': 'x',
    old: { 'c.log': 'c' },
    'a.log': 'a',
    __MACOSX: { 'a.log': 'x' },
  }
  const files = await droppedFiles(dropOf({ logs, 'alone.csv': 'd' }))
  const seen = await Promise.all(files.map(async (file) => [file.name, await file.text(), file.lastModified]))
  expect(seen).toEqual([
    ['alone.csv', 'd', 7],
    ['logs/a.log', 'a', 7],
    ['logs/b.log', 'b', 7],
    ['logs/old/c.log', 'c', 7],
  ])
})

it('takes dropped files as the browser lists them', async () => {
  const data = dropOf({ 'b.csv': 'b', 'a.csv': 'a' })
  expect((await droppedFiles(data)).map(({ name }) => name)).toEqual(['b.csv', 'a.csv'])
  expect(await droppedFiles(null)).toEqual([])
})
