import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Where each tool of the project begins: run by this Node, so that no shell and no `.cmd` file comes between. */
export const TOOLS = {
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  sizeLimit: 'node_modules/size-limit/bin.js',
  addonsLinter: 'node_modules/addons-linter/bin/addons-linter',
}

/**
 * Runs a script with this Node in the project's folder and gives back all that it wrote.
 * @param {readonly string[]} args the script, then its arguments
 * @param {Readonly<Record<string, string>>} [env] added to the environment
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function runNode(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let stdout = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }))
  })
}
