import { expect, it } from 'vitest'
import {
  type ColumnMapping,
  fitsHeader,
  formatMappings,
  parseMappings,
  renameColumns,
} from './column-mapping.ts'

const HEADER = ['Who', 'How many', 'Note', 'Who']
const MAPPING: ColumnMapping = {
  format: 'smtp-auth-clients',
  header: HEADER,
  columns: [
    ['Who', 'Sender address'],
    ['How many', 'Messages sent'],
  ],
}

it('fits the header that it was said of, case and spaces aside', () => {
  expect(fitsHeader(MAPPING, ['who', 'Howmany ', 'NOTE', 'Who'])).toBe(true)
  expect(fitsHeader(MAPPING, ['Who', 'How many', 'Note'])).toBe(false)
  expect(fitsHeader({ ...MAPPING, header: null }, ['x', 'how many'])).toBe(true)
  expect(fitsHeader({ ...MAPPING, header: null }, ['x', 'y'])).toBe(false)
})

it('gives the format its names, and takes the others away', () => {
  expect(renameColumns(MAPPING, HEADER)).toEqual(['Sender address', 'Messages sent', '', ''])
  expect(renameColumns({ ...MAPPING, format: null }, HEADER)).toEqual([
    'Sender address',
    'Messages sent',
    'Note',
    'Who',
  ])
})

it('goes out as a file and comes back', () => {
  expect(parseMappings(formatMappings([MAPPING]))).toEqual([MAPPING])
  expect(parseMappings(JSON.stringify([MAPPING]))).toEqual([MAPPING])
})

it.each([
  'no JSON',
  'null',
  '{}',
  '{"mappings":{}}',
  '[{"format":"none","header":null,"columns":[]}]',
  '[{"format":null,"header":[1],"columns":[]}]',
  '[{"format":null,"header":null,"columns":[["a"]]}]',
  '[{"format":null,"header":null,"columns":[["a","b","c"]]}]',
  '[{"format":null,"header":null}]',
])('refuses %s', (text) => {
  expect(parseMappings(text)).toBeNull()
})
