import type { ConnectorDays } from '../facts/facts.ts'
import type { ShapeTable } from '../facts/shape.ts'
import type { RollupDay } from './rollup.ts'
export declare function connectorDayRollups(
  inSealOrder: readonly ConnectorDays[],
  shapes: ShapeTable,
): readonly RollupDay[]
