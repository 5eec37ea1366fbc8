/** @import { Measurement } from './measurements.mjs' */
import { textTable } from './text-table.mjs'

const MB = 1_000_000

/**
 * One file's contenders as a table, with the CPU time of each against ours.
 * @param {string} title
 * @param {readonly Measurement[]} measurements
 * @param {Readonly<Record<string, { label: string }>>} contenders
 */
export function measurementTables(title, measurements, contenders) {
  const files = [...new Map(measurements.map((one) => [one.file.label, one.file])).values()]
  return files.map((file) => {
    const rows = measurements.filter((one) => one.file === file)
    const ours = rows.find((one) => one.contender === 'ours')?.cpuMs ?? Number.NaN
    const head = [
      `${title}, ${file.label}, ${Math.round(file.bytes / MB)} MB`,
      'CPU ms',
      'of ours',
      'wall ms',
      'MB/s of CPU',
      'peak MiB',
    ]
    return textTable(
      head,
      rows.map((one) => [
        contenders[one.contender]?.label ?? one.contender,
        one.cpuMs.toFixed(0),
        `${(one.cpuMs / ours).toFixed(2)}x`,
        one.wallMs.toFixed(0),
        (file.bytes / MB / (one.cpuMs / 1000)).toFixed(0),
        one.peakMiB.toFixed(0),
      ]),
    )
  })
}

/** @param {Readonly<Record<string, number | null>>} times milliseconds */
export function pageTable(times) {
  return textTable(
    ['Store and pages', 'ms'],
    Object.entries(times).map(([name, ms]) => [name, String(ms ?? '–')]),
  )
}
