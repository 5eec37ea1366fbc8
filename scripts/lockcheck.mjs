// The locks must serve every machine: npm leaves out optional packages that a registry lacks without a word, and
// the person whose system they were for finds out.
import { readFileSync } from 'node:fs'
import { findLockProblems } from './lib/lock-problems.mjs'

const LOCKS = ['package-lock.json', 'bench/package-lock.json']

const problems = LOCKS.flatMap((path) => {
  const lock = JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))
  return findLockProblems(lock).map((problem) => `${path}: ${problem}`)
})
for (const problem of problems) console.error(problem)
process.exit(problems.length === 0 ? 0 : 1)
