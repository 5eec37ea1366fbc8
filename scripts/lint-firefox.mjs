// What addons.mozilla.org would say of the Firefox build. Preact writes `innerHTML` for a property that we never
// use: those warnings are known. Anything else fails.
import { runNode, TOOLS } from './lib/run.mjs'

/** Preact 11 has two such places. */
const KNOWN = { code: 'UNSAFE_VAR_ASSIGNMENT', most: 2 }

const { stdout, output } = await runNode([TOOLS.addonsLinter, '--output', 'json', 'dist/firefox'])
const found = readFindings(stdout, output)
const known = found.filter(({ code }) => code === KNOWN.code)
const problems = [...found.filter(({ code }) => code !== KNOWN.code), ...known.slice(KNOWN.most)]
for (const { code, message, file } of problems) console.error(`${code} ${file ?? ''}: ${message}`)
process.exit(problems.length === 0 ? 0 : 1)

/**
 * @param {string} json
 * @param {string} output all that the linter wrote, for when it is no JSON
 * @returns {{ code: string, message: string, file?: string }[]}
 */
function readFindings(json, output) {
  try {
    const { errors, warnings, notices } = JSON.parse(json)
    return [...errors, ...warnings, ...notices]
  } catch {
    return [{ code: 'LINTER_FAILED', message: output }]
  }
}
