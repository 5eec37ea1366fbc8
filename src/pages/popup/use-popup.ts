import { useEffect, useState } from 'preact/hooks'
import type { Job } from '../../engine/protocol.ts'
import type { PopupServices } from './popup-services.ts'
import type { PopupState } from './popup-state.ts'

export interface PopupView {
  /** The last one stays while a new one loads or fails to. */
  readonly state: PopupState | null
  readonly error: unknown
  readonly jobs: readonly Job[]
}

/** Follows the store and the imports on their way; starts no engine for it. */
export function usePopup(services: PopupServices): PopupView {
  const [state, setState] = useState<PopupState | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [jobs, setJobs] = useState<readonly Job[]>([])
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
    const ends = [services.onChanged(load), services.engine.onJobs(setJobs)]
    return () => {
      for (const end of ends) end()
    }
  }, [services])
  return { state, error, jobs }
}
