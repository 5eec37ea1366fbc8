/** @import { Kind } from '../../lib/tables.mjs' */

/**
 * What a page of the bench offers: `group` reads the chosen file and counts, `rows` gives the groups as lines of texts
 * between tabs afterwards.
 * @typedef {{ prepare(): Promise<void>, group(kind: Kind, file: File): Promise<void>, rows(): Promise<string> }} BrowserContender
 */

/**
 * A contender whose work is done in a worker that answers `group` and `rows`.
 * @param {Worker} worker
 * @returns {BrowserContender}
 */
export function workerContender(worker) {
  const ask = (/** @type {unknown} */ question) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage(question)
    })
  return {
    prepare: async () => void (await ask({ method: 'prepare' })),
    group: async (kind, file) => void (await ask({ method: 'group', kind, file })),
    rows: async () => String(await ask({ method: 'rows' })),
  }
}

/** @param {readonly import('../../lib/tables.mjs').Row[]} rows */
export function linesOf(rows) {
  return rows
    .map(({ day, sender, third, messages, bytes }) => [day, sender, third, messages, bytes].join('\t'))
    .join('\n')
}
