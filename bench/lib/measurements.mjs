/** @import { DataFile } from './data-files.mjs' */
/** @import { Run } from './run-node.mjs' */
import { median } from './statistics.mjs'

/**
 * The runs of one contender on one file, and their medians.
 * @typedef {{ contender: string, file: DataFile, runs: readonly Run[], cpuMs: number, wallMs: number, peakMiB: number, processCpuMs: number }} Measurement
 */

/**
 * Runs each contender on each file, in rounds: a machine that grows slower or faster meanwhile does so for all.
 * @param {{ contenders: readonly string[], files: readonly DataFile[], rounds: number,
 *   run: (contender: string, file: DataFile, round: number) => Promise<Run>, onRun: (text: string) => void }} plan
 * @returns {Promise<Measurement[]>}
 */
export async function measureInRounds({ contenders, files, rounds, run, onRun }) {
  const slots = files.flatMap((file) =>
    contenders.map((contender) => ({ contender, file, runs: /** @type {Run[]} */ ([]) })),
  )
  for (let round = 1; round <= rounds; round++) {
    for (const slot of slots) {
      const result = await run(slot.contender, slot.file, round)
      slot.runs.push(result)
      onRun(
        `round ${round} of ${rounds}: ${slot.file.label}, ${slot.contender}: ${Math.round(result.cpuMs)} ms CPU`,
      )
    }
  }
  return slots.map((slot) => ({ ...slot, ...mediansOf(slot.runs) }))
}

/** @param {readonly Run[]} runs */
function mediansOf(runs) {
  const of = (/** @type {'cpuMs' | 'wallMs' | 'peakMiB' | 'processCpuMs'} */ name) =>
    median(runs.map((run) => run[name]))
  return {
    cpuMs: of('cpuMs'),
    wallMs: of('wallMs'),
    peakMiB: of('peakMiB'),
    processCpuMs: of('processCpuMs'),
  }
}

/**
 * Whose results are not ours, a sentence each.
 * @param {readonly Measurement[]} measurements
 * @returns {{ file: DataFile, contender: string, text: string }[]}
 */
export function findDisagreements(measurements) {
  return measurements.flatMap(({ contender, file, runs }) => {
    const ours = measurements.find(
      (other) => other.contender === 'ours' && other.file.kind === file.kind && sameRecords(other.file, file),
    )
    const expected = ours?.runs[0]?.totals
    if (!expected) return []
    const other = runs.find(({ totals }) => totals !== null && totals.hash !== expected.hash)?.totals
    if (!other) return []
    const text = `${file.label}: ${contender} counts ${describe(other)}, ours ${describe(expected)}.`
    return [{ file, contender, text }]
  })
}

/** The same records in another encoding have the same answer. @param {DataFile} one @param {DataFile} other */
function sameRecords(one, other) {
  return one.label.replace('-utf16', '') === other.label.replace('-utf16', '')
}

/** @param {import('./tables.mjs').Totals} totals */
function describe({ messages, bytes, groups, hash }) {
  return `${messages} messages, ${bytes} bytes, ${groups} groups (${hash})`
}
