import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
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
  return new Set(loadable(packages))
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

/**
 * Those that load, tried in a process of their own: a native one may be installed and yet not fit this system.
 * @param {readonly string[]} packages
 * @returns {string[]}
 */
function loadable(packages) {
  const script = `
    const names = ${JSON.stringify(packages)}
    const tried = await Promise.allSettled(names.map((name) => import(name)))
    console.log(JSON.stringify(names.filter((_, index) => tried[index].status === 'fulfilled')))
    process.exit(0)`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: BENCH,
    encoding: 'utf8',
  })
  return /^\[.*\]$/m.test(stdout) ? JSON.parse(stdout) : []
}
