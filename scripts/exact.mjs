// The properties of test/exact on new cases: `npm run exact`, `npm run exact -- 100000`, or with a file's name behind.
import { spawn } from 'node:child_process'
import { TOOLS } from './lib/run.mjs'

const [cases = '10000', ...filters] = process.argv.slice(2)
if (!/^[1-9]\d*$/.test(cases)) {
  console.error(`"${cases}" is no number of cases. Try: npm run exact -- 10000`)
  process.exit(2)
}
const child = spawn(process.execPath, [TOOLS.vitest, 'run', '--project', 'exact', ...filters], {
  env: { ...process.env, EXACT_RUNS: cases },
  stdio: 'inherit',
})
child.on('close', (code) => process.exit(code ?? 1))
