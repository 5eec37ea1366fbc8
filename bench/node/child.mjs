// One contender, one file, one process: `child.mjs CONTENDER KIND FILE [TABLE]`. Prints what it cost and what it counted as
// one line of JSON; the counted table goes to the file TABLE.
import { writeFileSync } from 'node:fs'
import { canonicalGroups, tableOf, totalsOf } from '../lib/tables.mjs'
import { NODE_CONTENDERS } from './contenders.mjs'

const [name = '', kind = '', file = '', tableFile] = process.argv.slice(2)
const contender = NODE_CONTENDERS[/** @type {import('./contenders.mjs').NodeContender} */ (name)]
// Loading the program is not the task: a 34 MB WebAssembly module would weigh more than the file.
const { group } = await import(contender.module)

await settle()

const wallStart = performance.now()
const cpuStart = process.cpuUsage()
const rowsOf = await group(kind, file)
const { user, system } = process.cpuUsage(cpuStart)
const wallMs = performance.now() - wallStart
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()

const groups = canonicalGroups(/** @type {import('../lib/tables.mjs').Kind} */ (kind), rowsOf())
if (tableFile) writeFileSync(tableFile, tableOf(groups).join('\n'))
const answer = {
  cpuMs: (user + system) / 1000,
  processCpuMs: (userCPUTime + systemCPUTime) / 1000,
  wallMs,
  peakMiB: maxRSS / 1024,
  totals: contender.counts ? totalsOf(groups) : null,
}
// DuckDB keeps a process alive.
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0))

/** What loading left to do in the background, such as compiling, is done before the clock starts. */
async function settle() {
  for (let isBusy = true; isBusy; ) {
    const before = process.cpuUsage()
    await new Promise((resolve) => setTimeout(resolve, 40))
    const { user, system } = process.cpuUsage(before)
    isBusy = (user + system) / 1000 > 8
  }
}
