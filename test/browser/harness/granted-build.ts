import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserName } from './extension-browser.ts'

const DIST = new URL('../../../dist/', import.meta.url)

/** A copy of the build in which the permission to script and the optional hosts are given, not asked for. */
export function buildWithGrants(name: BrowserName): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'mail-flow-insights-build-'))
  cpSync(fileURLToPath(new URL(name, DIST)), folder, { recursive: true })
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  // They stay named as optional as well: this is how the extension knows them.
  manifest.host_permissions = manifest.optional_host_permissions
  manifest.permissions.push('scripting')
  writeFileSync(file, JSON.stringify(manifest))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
