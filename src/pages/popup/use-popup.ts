import { useEffect, useState } from 'preact/hooks'
import type { Job } from '../../engine/protocol.ts'
import type { PortalState } from '../../platform/portal-words.ts'
import type { PopupServices } from './popup-services.ts'
import type { PopupState } from './popup-state.ts'

export interface PopupView {
  /** The last one stays while a new one loads or fails to. */
  readonly state: PopupState | null
  readonly error: unknown
  readonly jobs: readonly Job[]
  /** What the plugin found in the tab beneath; `null` where that is no portal, or not known yet. */
  readonly portal: PortalState | null
}

/** Follows the store and the imports on their way; starts no engine for it. */
export function usePopup(services: PopupServices): PopupView {
  const [state, setState] = useState<PopupState | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [jobs, setJobs] = useState<readonly Job[]>([])
  const [portal, setPortal] = useState<PortalState | null>(null)
  useEffect(() => {
    let latest = 0
    const load = (): void => {
      latest += 1
      const own = latest
      // An answer that a later load has overtaken is dropped.
      services.load().then(
        (loaded) => {
          if (own !== latest) return
          setState(loaded)
          setError(null)
        },
        (failure: unknown) => own === latest && setError(failure),
      )
    }
    load()
    // After the numbers: the tab may take its time to answer.
    services.portal().then(setPortal, () => setPortal(null))
    const ends = [services.onChanged(load), services.engine.onJobs(setJobs)]
    return () => {
      for (const end of ends) end()
    }
  }, [services])
  return { state, error, jobs, portal }
}
