import { domainOf } from '../facts/address.ts'
import { type DayRange, type EpochDay, isInside } from '../facts/day.ts'
import { compareText } from '../facts/order.ts'
import type { Shape } from '../facts/shape.ts'
import { TLS_VERSIONS, type TlsCounts, type TlsVersion } from '../facts/tls.ts'
import type { Family } from '../facts/vocabulary.ts'
import type { RollupDay } from '../rollup/rollup.ts'
import type { DayUsage, DomainUsage } from './report.ts'
import { familyRollups, type ReportInput } from './report-input.ts'

/** What the submissions of one shape add up to over some days. */
export interface SubmissionSum {
  readonly shape: Shape
  readonly messages: number
  readonly firstDay: EpochDay
  readonly lastDay: EpochDay
}

type Rollups = Pick<ReportInput, 'rollups'>

/**
 * The submissions of a family in the range, one entry a shape. Rows are by far more than shapes (450,000 against 5,000 in
 * 90 days of 5,000 senders), so everything that looks at a sender looks at shapes.
 */
export function submissionSums(
  input: Rollups,
  family: Family,
  range: DayRange | null,
): readonly SubmissionSum[] {
  if (range === null) return []
  return familyRollups(input, family).flatMap(({ shapes, days }) => {
    const sums = new Float64Array(shapes.length)
    const firstDays = new Float64Array(shapes.length).fill(Number.POSITIVE_INFINITY)
    const lastDays = new Float64Array(shapes.length)
    for (const { day, shape, messages } of days) {
      if (!isInside(day, range)) continue
      for (let row = 0; row < shape.length; row++) {
        const id = shape[row] as number
        sums[id] = (sums[id] as number) + (messages[row] as number)
        if (day < (firstDays[id] as number)) firstDays[id] = day
        lastDays[id] = day
      }
    }
    return shapes.flatMap((shape, id) =>
      shape.kind === 'submission' && sums[id]
        ? [{ shape, messages: sums[id], firstDay: firstDays[id] ?? 0, lastDay: lastDays[id] ?? 0 }]
        : [],
    )
  })
}

/** Messages and TLS versions per day and sender domain; days ascend, then domain. */
export function submissionDays(
  input: Rollups,
  family: Family,
  range: DayRange | null,
): readonly DomainUsage[] {
  if (range === null) return []
  return familyRollups(input, family)
    .flatMap(({ shapes, days }) => {
      const cells = cellsByDomain(shapes)
      return days.flatMap((day) => (isInside(day.day, range) ? sumDay(day, cells) : []))
    })
    .sort((a, b) => a.day - b.day || compareText(a.domain, b.domain))
}

/** One sender's messages and TLS versions per day of the range; days ascend, those without a message are left out. */
export function senderDays(
  input: Pick<ReportInput, 'rollups' | 'range'>,
  family: Family,
  address: string,
): readonly DayUsage[] {
  const { range } = input
  if (range === null) return []
  return familyRollups(input, family).flatMap(({ shapes, days }) => {
    const domains = [address]
    const cellOf = Int32Array.from(shapes, (shape) =>
      shape.kind === 'submission' && shape.sender === address ? TLS_VERSIONS.indexOf(shape.tls) : -1,
    )
    const cells = { domains, cellOf, sums: new Float64Array(TLS_VERSIONS.length) }
    return days.flatMap((day) =>
      isInside(day.day, range) ? sumDay(day, cells).map(({ domain: _, ...usage }) => usage) : [],
    )
  })
}

/** For each shape the cell of its domain and TLS version; -1 where it is no submission. */
interface Cells {
  readonly domains: readonly string[]
  readonly cellOf: Int32Array
  /** A cell each, all zero between two days. */
  readonly sums: Float64Array
}

function cellsByDomain(shapes: readonly Shape[]): Cells {
  const ids = new Map<string, number>()
  const cellOf = Int32Array.from(shapes, (shape) => {
    if (shape.kind !== 'submission') return -1
    const domain = domainOf(shape.sender)
    const id = ids.get(domain) ?? ids.size
    ids.set(domain, id)
    return id * TLS_VERSIONS.length + TLS_VERSIONS.indexOf(shape.tls)
  })
  return { domains: [...ids.keys()], cellOf, sums: new Float64Array(ids.size * TLS_VERSIONS.length) }
}

function sumDay({ day, shape, messages }: RollupDay, { domains, cellOf, sums }: Cells): DomainUsage[] {
  const touched = new Set<number>()
  for (let row = 0; row < shape.length; row++) {
    const cell = cellOf[shape[row] as number] as number
    if (cell < 0) continue
    if (sums[cell] === 0) touched.add(Math.floor(cell / TLS_VERSIONS.length))
    sums[cell] = (sums[cell] as number) + (messages[row] as number)
  }
  return [...touched].map((domain) => {
    const usage = takeUsage(sums, domain * TLS_VERSIONS.length)
    return { day, domain: domains[domain] ?? '', ...usage }
  })
}

/** The counts of one domain's cells, which are zero afterwards. */
function takeUsage(sums: Float64Array, start: number): { messages: number; tls: TlsCounts } {
  const tls: Partial<Record<TlsVersion, number>> = {}
  let messages = 0
  for (const [offset, version] of TLS_VERSIONS.entries()) {
    const count = sums[start + offset] ?? 0
    if (count > 0) tls[version] = count
    messages += count
  }
  sums.fill(0, start, start + TLS_VERSIONS.length)
  return { messages, tls }
}
