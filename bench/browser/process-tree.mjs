import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** The kernel counts processor time in ticks of a hundredth of a second on every Linux of today. */
const TICK_MS = 10

/** @typedef {{ pid: number, parent: number, cpuMs: number }} Process */

/**
 * User and system time of a process and all below it since they began, also of those that ended meanwhile: their parents
 * hold it. Milliseconds.
 * @param {number} root
 */
export function cpuOfTree(root) {
  return treeOf(root).reduce((sum, { cpuMs }) => sum + cpuMs, 0)
}

/**
 * The processes that run pages and workers: the extension's, or those of every page.
 * @param {number} root
 * @param {'extension' | 'all'} pages
 */
export function pageProcesses(root, pages) {
  const mark = pages === 'extension' ? '--extension-process' : '--type=renderer'
  return treeOf(root)
    .map(({ pid }) => pid)
    .filter((pid) => read(pid, 'cmdline').includes(mark))
}

/** What the processes hold now, and the most that they held since `forgetPeaks`. MiB. @param {readonly number[]} pids */
export function memoryOf(pids) {
  const sum = (/** @type {string} */ field) =>
    pids.reduce(
      (total, pid) => total + Number(new RegExp(`${field}:\\s*(\\d+)`).exec(read(pid, 'status'))?.[1] ?? 0),
      0,
    )
  return { nowMiB: sum('VmRSS') / 1024, peakMiB: sum('VmHWM') / 1024 }
}

/** @param {readonly number[]} pids */
export function forgetPeaks(pids) {
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** @param {number} root @returns {Process[]} */
function treeOf(root) {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)))
  const inTree = new Set([root])
  // A child may have a smaller number than its parent, so it goes on until nothing joins.
  for (let size = 0; size < inTree.size; ) {
    size = inTree.size
    for (const { pid, parent } of all) if (inTree.has(parent)) inTree.add(pid)
  }
  return all.filter(({ pid }) => inTree.has(pid))
}

/** @param {number} pid @returns {Process[]} none where it has ended */
function readProcess(pid) {
  const text = read(pid, 'stat')
  // The name in parentheses may hold anything; what follows the last one are numbers: state, parent, …
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  if (fields.length < 15) return []
  const [parent, user, system, childrenUser, childrenSystem] = [1, 11, 12, 13, 14].map((place) =>
    Number(fields[place]),
  )
  const ticks = (user ?? 0) + (system ?? 0) + (childrenUser ?? 0) + (childrenSystem ?? 0)
  return [{ pid, parent: parent ?? 0, cpuMs: ticks * TICK_MS }]
}

/** @param {number} pid @param {string} name */
function read(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1')
  } catch {
    return ''
  }
}
