/** @import { Measurement } from '../lib/measurements.mjs' */
/** @import { Options } from '../lib/options.mjs' */
import { dataFile, KINDS, recordsOf } from '../lib/data-files.mjs'
import { measureInRounds } from '../lib/measurements.mjs'
import { runInNode } from '../lib/run-node.mjs'
import { say } from '../lib/say.mjs'
import { ratio, rounded, worst } from '../lib/statistics.mjs'

/** Records of some 0.4 GB, as a share of the full files; the large ones have ten times as many. */
const SMALL = { summary: 1.57, extended: 0.94 }
const TIMES = 10

/** Ours in Node on 0.4 and 4 GB of each kind, to see whether a gigabyte costs more in a large file. @param {Options} options */
export function runGrowthPart({ size, rounds }) {
  const files = KINDS.flatMap((kind) => {
    const records = recordsOf(kind, SMALL[kind] * size)
    return [
      dataFile({ kind, records }),
      dataFile({ kind, records: recordsOf(kind, SMALL[kind] * TIMES * size) }),
    ]
  })
  return measureInRounds({
    contenders: ['ours'],
    files,
    rounds,
    run: (contender, file) => runInNode(contender, file),
    onRun: say,
  })
}

/** CPU a byte of the large file against the small one, the worse of the two kinds. @param {readonly Measurement[]} measurements */
export function growthOf(measurements) {
  const perByte = KINDS.map((kind) =>
    measurements.filter(({ file }) => file.kind === kind).map(({ cpuMs, file }) => cpuMs / file.bytes),
  )
  return rounded(
    worst(
      perByte.map(([small, large]) => ratio(large, small)),
      'less',
    ),
  )
}
