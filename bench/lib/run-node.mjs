/** @import { DataFile } from './data-files.mjs' */
/** @import { Totals } from './tables.mjs' */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { BENCH } from './paths.mjs'

/**
 * What one run of a contender cost: CPU is user and system time of the whole process, of the task alone and from its start.
 * @typedef {{ cpuMs: number, processCpuMs: number, wallMs: number, peakMiB: number, totals: Totals | null }} Run
 */

/**
 * Runs a contender on a file in a process of its own.
 * @param {string} contender
 * @param {DataFile} file
 * @param {string} [tableFile] where its table goes
 * @returns {Promise<Run>} Rejects with what the process wrote where it failed.
 */
export function runInNode(contender, file, tableFile) {
  const args = [
    join(BENCH, 'node/child.mjs'),
    contender,
    file.kind,
    file.path,
    ...(tableFile ? [tableFile] : []),
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let errors = ''
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (errors += chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      const last = out.trimEnd().split('\n').at(-1) ?? ''
      if (code === 0 && last.startsWith('{')) resolve(JSON.parse(last))
      else
        reject(
          new Error(
            `${contender} failed on ${file.label} (${signal ?? `exit ${code}`}).\n${errors.slice(-2_000)}`,
          ),
        )
    })
  })
}
