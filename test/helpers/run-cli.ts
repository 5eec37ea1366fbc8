import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { jsonReport } from '../../src/cli/json-report.ts'
import { main } from '../../src/cli/main.ts'

/**
 * Files of one call: name to content. `null`: the name is given alone; it may be the folder of others, whose names
 * (`folder/a.csv`) are then not given.
 */
export type CliFiles = Readonly<Record<string, string | Uint8Array | null>>

export interface CliResult {
  readonly code: number
  readonly out: string
  readonly error: string
  /** The JSON of standard output; throws where it is none. */
  json(): ReturnType<typeof jsonReport>
}

/** Noon of 25 November 2026. */
const NOW = Date.UTC(2026, 10, 25, 12)

/** Runs the command line over files in a directory of their own, in their order, with `--format json`. */
export async function runCli(files: CliFiles, options: readonly string[] = []): Promise<CliResult> {
  return runOn(files, ['--format', 'json', ...options])
}

/** The same with the options alone. */
export async function runOn(files: CliFiles, options: readonly string[]): Promise<CliResult> {
  const directory = mkdtempSync(join(tmpdir(), 'mail-flow-insights-cli-'))
  const lines = { out: [] as string[], error: [] as string[] }
  try {
    for (const [name, content] of Object.entries(files)) {
      if (content === null) continue
      mkdirSync(dirname(join(directory, name)), { recursive: true })
      writeFileSync(join(directory, name), content)
    }
    const paths = Object.keys(files)
      .filter((name) => !name.includes('/'))
      .map((name) => join(directory, name))
    const code = await main(
      [...options, ...paths],
      { out: (text) => lines.out.push(text), error: (text) => lines.error.push(text) },
      NOW,
    )
    const out = lines.out.join('\n')
    return { code, out, error: lines.error.join('\n'), json: () => JSON.parse(out) }
  } finally {
    rmSync(directory, { recursive: true })
  }
}
