import { formatDay } from '../../src/facts/day.ts'
import { unpackShapes } from '../../src/facts/shape.ts'
import type { FamilyRollups } from '../../src/rollup/rollup.ts'

/** Everything that a family's rollups state, as sorted lines: the same whatever ids their shapes have. */
export function rollupLines({ shapes: columns, days }: FamilyRollups): readonly string[] {
  const shapes = unpackShapes(columns)
  const lines = days.flatMap((day) =>
    Array.from(day.shape, (id, row) => {
      const counts = [day.messages[row], day.deliveries[row], day.bytes[row]].join('/')
      return `${formatDay(day.day)} ${counts} ${JSON.stringify(shapes[id])}`
    }),
  )
  return lines.sort()
}
