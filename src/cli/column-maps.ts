import { readFile } from 'node:fs/promises'
import { type ColumnMapping, parseMappings } from '../facts/column-mapping.ts'
import { t } from '../platform/i18n.ts'
import { UsageError } from './usage-error.ts'

/**
 * What `--map` says of unknown headers: a file that the report page saved, or `Their column=Sender address,...`, which
 * holds for any file with one of these columns. Throws `UsageError`.
 */
export async function readMappings(value: string | null): Promise<readonly ColumnMapping[]> {
  if (value === null) return []
  if (!value.includes('=') || value.endsWith('.json')) return readMappingFile(value)
  return [{ format: null, header: null, columns: value.split(',').map((pair) => readPair(pair, value)) }]
}

async function readMappingFile(path: string): Promise<readonly ColumnMapping[]> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) throw new UsageError(t('cliNoMapFile', { file: path }))
  const mappings = parseMappings(text)
  if (!mappings) throw new UsageError(t('cliBadMapFile', { file: path }))
  return mappings
}

/** A field's header has no `=`, a foreign column may have one. */
function readPair(pair: string, value: string): readonly [string, string] {
  const at = pair.lastIndexOf('=')
  const column = pair.slice(0, at).trim()
  const field = pair.slice(at + 1).trim()
  if (at < 1 || column === '' || field === '') throw new UsageError(t('cliBadMap', { value }))
  return [column, field]
}
