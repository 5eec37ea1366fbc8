import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Services } from './services.ts'

/** Whether files that give no cause for a look are imported without one, and how to change that. */
export interface AtOnce {
  readonly isAtOnce: boolean
  readonly onAtOnce: (isAtOnce: boolean) => void
}

export function useAtOnce(services: Services): AtOnce {
  const [isAtOnce, setIsAtOnce] = useState(false)
  useEffect(() => {
    const read = (): void =>
      void services.importChoice().then(
        (choice) => setIsAtOnce(choice.isAtOnce),
        // A setting that cannot be read is the default: every file is shown first.
        () => setIsAtOnce(false),
      )
    read()
    return services.onSettings(read)
  }, [services])
  const onAtOnce = useCallback(
    (next: boolean) => {
      setIsAtOnce(next)
      void services.chooseAtOnce(next)
    },
    [services],
  )
  return { isAtOnce, onAtOnce }
}
