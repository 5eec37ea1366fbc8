import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ReportModel, ReportWish } from '../../model/report-model.ts'
import type { Services } from './services.ts'

/** The reports as far as they are known; the last ones stay while new ones load or fail to. */
export interface ReportState {
  readonly model: ReportModel | null
  readonly error: unknown
  readonly isLoading: boolean
  readonly reload: () => void
}

type Loaded = Omit<ReportState, 'reload'>

/** Loads the reports, again whenever the wish, the store or a setting changes. */
export function useReport(services: Services, wish: ReportWish): ReportState {
  const [state, setState] = useState<Loaded>({ model: null, error: null, isLoading: true })
  const latestLoad = useRef(0)
  const key = JSON.stringify(wish)
  const reload = useCallback(() => {
    latestLoad.current += 1
    const load = latestLoad.current
    // An answer that a later load has overtaken is dropped.
    const finish = (change: Partial<Loaded>): void => {
      if (load === latestLoad.current) setState((before) => ({ ...before, ...change, isLoading: false }))
    }
    setState((before) => ({ ...before, isLoading: true }))
    services.load(JSON.parse(key) as ReportWish).then(
      (model) => finish({ model, error: null }),
      (error: unknown) => finish({ error }),
    )
  }, [services, key])
  useEffect(() => {
    reload()
    // Other limits find other insights.
    const ends = [
      services.engine.onChanged(reload),
      services.onSettings((isCleared) => isCleared || reload()),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [services, reload])
  return { ...state, reload }
}
