/** @import { Measurement } from './measurements.mjs' */
import { KINDS } from './data-files.mjs'
import { ratio, rounded, worst } from './statistics.mjs'

/** @typedef {'more' | 'less'} Better */

/**
 * The CPU time of one contender against another's on the same file, the worse of the two files; `null` unless both ran
 * on both.
 * @param {readonly Measurement[]} measurements
 * @param {{ of: string, against: string, better: Better }} wanted
 */
export function cpuRatio(measurements, { of, against, better }) {
  const cpu = (/** @type {string} */ contender, /** @type {string} */ kind) =>
    measurements.find((one) => one.contender === contender && one.file.kind === kind)?.cpuMs
  return rounded(
    worst(
      KINDS.map((kind) => ratio(cpu(of, kind), cpu(against, kind))),
      better,
    ),
  )
}

/** How many times ours a peer costs: the more, the better for us. @param {readonly Measurement[]} measurements @param {string} peer */
export const peerRatio = (measurements, peer) =>
  cpuRatio(measurements, { of: peer, against: 'ours', better: 'more' })

/** How many times reading ours costs. @param {readonly Measurement[]} measurements */
export const readRatio = (measurements) =>
  cpuRatio(measurements, { of: 'ours', against: 'read', better: 'less' })
