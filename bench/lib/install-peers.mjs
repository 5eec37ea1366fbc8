import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { BENCH } from './paths.mjs'
import { say } from './say.mjs'

const STAMP = join(BENCH, 'node_modules/.installed-lock')

/**
 * Installs what `bench/package-lock.json` names, once for each lock, and says which peers are there.
 * @param {readonly string[]} packages
 * @returns {Set<string>} those that can be loaded
 */
export function installPeers(packages) {
  const lock = createHash('sha256')
    .update(readFileSync(join(BENCH, 'package-lock.json')))
    .digest('hex')
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== lock) {
    say('peers: installing what bench/package-lock.json names')
    if (npmCi()) writeFileSync(STAMP, lock)
    else say('peers: npm could not install them; its reason stands above')
  }
  const { resolve } = createRequire(join(BENCH, 'bench.mjs'))
  return new Set(packages.filter((name) => canResolve(resolve, name)))
}

/** As in scripts/setup.mjs: under npm its own script is named, and `npm` on Windows needs a shell. */
function npmCi() {
  const args = ['ci', '--ignore-scripts', '--loglevel=error']
  const script = process.env.npm_execpath
  const isScript = script !== undefined && /\.c?js$/.test(script)
  const [command, all] = isScript ? [process.execPath, [script, ...args]] : ['npm', args]
  const isShellNeeded = !isScript && process.platform === 'win32'
  return spawnSync(command, all, { cwd: BENCH, stdio: ['ignore', 2, 2], shell: isShellNeeded }).status === 0
}

/** @param {NodeJS.RequireResolve} resolve @param {string} name */
function canResolve(resolve, name) {
  try {
    resolve(name)
    return true
  } catch {
    return false
  }
}
