// The lock must serve every machine: npm leaves out optional packages that a registry lacks without a word, and
// the person whose system they were for finds out.
import { readFileSync } from 'node:fs'
import { findLockProblems } from './lib/lock-problems.mjs'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const problems = findLockProblems(lock)
for (const problem of problems) console.error(problem)
process.exit(problems.length === 0 ? 0 : 1)
