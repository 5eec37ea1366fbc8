import { t } from '../platform/i18n.ts'
import { type Analysis, analyze } from './analysis.ts'
import { readArguments } from './arguments.ts'
import { describeImportError } from './describe-error.ts'
import { jsonReport } from './json-report.ts'
import { textReport } from './text-report.ts'
import { UsageError } from './usage-error.ts'

/** Where a call writes to. */
export interface Output {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

/**
 * The command line. Gives the exit code: 0 analysed; 1 analysed without the files that could not be
 * read; 2 wrong usage, or no file could be read.
 */
export async function main(args: readonly string[], output: Output, now = Date.now()): Promise<0 | 1 | 2> {
  try {
    const options = readArguments(args)
    const analysis = await analyze(options, now)
    const failed = analysis.imports.filter((one) => one.error !== null)
    for (const { file, error } of failed) {
      if (error) output.error(t('cliFileFailed', { file, reason: describeImportError(error) }))
    }
    if (failed.length === analysis.imports.length) return 2
    output.out(render(analysis, options.format))
    return failed.length > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    output.error(error.message)
    output.error(t('cliUsage'))
    return 2
  }
}

function render(analysis: Analysis, format: 'text' | 'json'): string {
  return format === 'json' ? JSON.stringify(jsonReport(analysis), null, 2) : textReport(analysis)
}
