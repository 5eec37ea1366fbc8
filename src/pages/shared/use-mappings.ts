import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Job } from '../../engine/protocol.ts'
import type { ColumnMapping } from '../../facts/column-mapping.ts'
import type { Services } from './services.ts'

/** What was said of unknown headers, and how to change it. */
export interface Mappings {
  readonly mappings: readonly ColumnMapping[]
  readonly save: (mappings: readonly ColumnMapping[]) => void
}

/** Read anew with every change of the jobs: one of them may have brought a mapping. */
export function useMappings(services: Services, jobs: readonly Job[]): Mappings {
  const [mappings, setMappings] = useState<readonly ColumnMapping[]>([])
  const asking = jobs.filter((job) => job.asksColumns).length
  useEffect(() => {
    services.importChoice().then(
      (choice) => setMappings(choice.mappings),
      () => setMappings([]),
    )
  }, [services, asking])
  const save = useCallback(
    (next: readonly ColumnMapping[]) => {
      void services.saveMappings(next).then(setMappings)
    },
    [services],
  )
  return { mappings, save }
}
