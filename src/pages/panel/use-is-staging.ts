import { useRef } from 'preact/hooks'
import type { ReportModel } from '../../model/report-model.ts'

/** Whether an import was on its way when the first model came; once true it stays. Asking wakes the engine. */
export function useIsStaging(model: ReportModel | null): boolean {
  const isStaging = useRef(false)
  isStaging.current ||= model?.imports.some(({ state }) => state === 'staging') ?? false
  return isStaging.current
}
