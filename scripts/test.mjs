// Everything that CI does, in order, a line a step. A step that fails does not hide what the others find.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode, TOOLS } from './lib/run.mjs'
import { countTests, describeFailures } from './lib/vitest-counts.mjs'

/** @typedef {{ passed: number, failed: number, output: string }} Outcome */
/** @typedef {{ name: string, needs?: string, run: () => Promise<Outcome> }} Step */

const reports = mkdtempSync(join(tmpdir(), 'mail-flow-insights-test-'))

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'lockcheck', run: tool(['scripts/lockcheck.mjs']) },
  { name: 'types', run: tool(['scripts/types.mjs']) },
  { name: 'lint', run: tool([TOOLS.biome, 'check', '--colors=off', '.']) },
  { name: 'knip', run: tool([TOOLS.knip]) },
  { name: 'build', run: build },
  { name: 'size', needs: 'build', run: tool([TOOLS.sizeLimit]) },
  { name: 'lint:firefox', needs: 'build', run: tool(['scripts/lint-firefox.mjs']) },
  { name: 'unit and conventions', run: tests('unit', 'conventions') },
  { name: 'exact', run: tests('exact') },
  { name: 'browser', needs: 'build', run: tests('browser') },
]

const total = { passed: 0, failed: 0 }
/** @type {Set<string>} */
const broken = new Set()
for (const step of STEPS) await runStep(step)
rmSync(reports, { recursive: true, force: true })
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

/** @param {Step} step */
async function runStep({ name, needs, run }) {
  const start = Date.now()
  const outcome =
    needs && broken.has(needs) ? { passed: 0, failed: 1, output: `not run: ${needs} failed` } : await run()
  total.passed += outcome.passed
  total.failed += outcome.failed
  const hasFailed = outcome.failed > 0
  if (hasFailed) broken.add(name)
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(
    `${hasFailed ? 'FAIL' : 'ok  '} ${name.padEnd(22)} ${seconds.padStart(6)} s  ${counts(outcome)}`,
  )
  if (hasFailed) console.log(outcome.output.trimEnd())
}

/** @param {Outcome} outcome */
function counts({ passed, failed }) {
  return failed > 0 ? `${failed} failed` : passed > 1 ? `${passed} tests` : ''
}

/**
 * A tool counts as one test.
 * @param {readonly string[]} args
 * @returns {() => Promise<Outcome>}
 */
function tool(args) {
  return async () => {
    const { code, output } = await runNode(args)
    return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
  }
}

/** @returns {Promise<Outcome>} */
async function build() {
  const results = []
  for (const mode of ['chromium', 'firefox'])
    results.push(await runNode([TOOLS.vite, 'build', '--mode', mode]))
  const isBuilt = results.every(({ code }) => code === 0)
  const output = results.map((result) => result.output).join('\n')
  return { passed: isBuilt ? 1 : 0, failed: isBuilt ? 0 : 1, output }
}

/**
 * @param {string[]} projects
 * @returns {() => Promise<Outcome>}
 */
function tests(...projects) {
  return async () => {
    const report = join(reports, `${projects.join('-')}.json`)
    const chosen = projects.flatMap((project) => ['--project', project])
    const { code, output } = await runNode(
      [
        TOOLS.vitest,
        'run',
        ...chosen,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      { MFI_IS_BUILT: '1' },
    )
    const result = readReport(report)
    const { passed, failed } = countTests(result)
    // vitest also fails for what is no test: a file that does not load, an error out of turn.
    return {
      passed,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      output: describeFailures(result) || output,
    }
  }
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
