import { useCallback, useEffect, useState } from 'preact/hooks'
import { formatViewState, parseViewState, type ViewState } from './view-state.ts'

/** The view in the address, and how to change it. Each change is a step that the browser's Back undoes. */
export function useViewState(): readonly [ViewState, (change: Partial<ViewState>) => void] {
  const [state, setState] = useState(() => parseViewState(location.hash))
  useEffect(() => {
    const follow = (): void => setState(parseViewState(location.hash))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const change = useCallback((part: Partial<ViewState>) => {
    location.hash = formatViewState({ ...parseViewState(location.hash), ...part })
  }, [])
  return [state, change]
}
