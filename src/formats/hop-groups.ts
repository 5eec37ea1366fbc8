import { connectorKey } from '../facts/connector.ts'
import type { Shape } from '../facts/shape.ts'

/** Numbers from 0 for what the facts of a message compete for: one a kind, and one a connector of a direction. */
export interface HopGroups {
  of(shape: Pick<Shape, 'kind' | 'connector'>): number
}

export function createHopGroups(): HopGroups {
  const groups = new Map<string, number>()
  return {
    of({ kind, connector }) {
      const isCrossing = kind === 'inbound' || kind === 'outbound'
      const key = isCrossing ? connectorKey({ direction: kind, connector }) : kind
      const known = groups.get(key)
      if (known !== undefined) return known
      groups.set(key, groups.size)
      return groups.size - 1
    },
  }
}
