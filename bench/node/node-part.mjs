/** @import { Options } from '../lib/options.mjs' */
/** @import { Measurement } from '../lib/measurements.mjs' */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFile, KINDS, recordsOf } from '../lib/data-files.mjs'
import { findDisagreements, measureInRounds } from '../lib/measurements.mjs'
import { chosen } from '../lib/options.mjs'
import { CACHE } from '../lib/paths.mjs'
import { runInNode } from '../lib/run-node.mjs'
import { say } from '../lib/say.mjs'
import { firstDifference } from '../lib/tables.mjs'
import { NODE_CONTENDERS } from './contenders.mjs'

/** @typedef {{ utf8: Measurement[], utf16: Measurement[], disagreements: string[] }} NodePart */

/** What UTF-16 is measured with: no peer reads it. */
const UTF16_CONTENDERS = ['read', 'ours']

/**
 * All contenders in Node on both files, then ours on the same records in UTF-16LE.
 * @param {Options} options
 * @param {ReadonlySet<string>} peers the packages that are installed
 * @returns {Promise<NodePart>}
 */
export async function runNodePart(options, peers) {
  const contenders = chosen(options, Object.keys(NODE_CONTENDERS)).filter((name) => isInstalled(name, peers))
  const utf8 = await measure(options, contenders, 'utf8')
  const utf16 = await measure(options, chosen(options, UTF16_CONTENDERS), 'utf16le')
  const disagreements = findDisagreements([...utf8, ...utf16]).map(({ contender, file, text }) => {
    const difference = firstDifference(
      readTable(contender, file.label),
      readTable('ours', file.label.replace('-utf16', '')),
    )
    return `${text} ${difference ?? ''}`
  })
  return { utf8, utf16, disagreements }
}

/** @param {string} name @param {ReadonlySet<string>} peers */
function isInstalled(name, peers) {
  const { peer } = NODE_CONTENDERS[/** @type {keyof typeof NODE_CONTENDERS} */ (name)]
  return peer === null || peers.has(peer)
}

/** @param {Options} options @param {readonly string[]} contenders @param {'utf8' | 'utf16le'} encoding */
function measure({ size, rounds }, contenders, encoding) {
  const files = KINDS.map((kind) => dataFile({ kind, records: recordsOf(kind, size), encoding }))
  mkdirSync(join(CACHE, 'tables'), { recursive: true })
  return measureInRounds({
    contenders,
    files,
    rounds,
    run: (contender, file, round) =>
      runInNode(contender, file, round === 1 ? tablePath(contender, file.label) : undefined),
    onRun: say,
  })
}

/** @param {string} contender @param {string} label */
function tablePath(contender, label) {
  return join(CACHE, 'tables', `${label.replace('.csv', '')}-${contender}.tsv`)
}

/** @param {string} contender @param {string} label */
function readTable(contender, label) {
  return readFileSync(tablePath(contender, label), 'utf8').split('\n')
}
