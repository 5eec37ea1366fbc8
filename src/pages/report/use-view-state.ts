import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import {
  changedView,
  formatViewState,
  type PageName,
  parseViewState,
  type ViewState,
} from '../shared/view-state.ts'

export type ChangeView = (change: Partial<ViewState>) => void

/** The view in the address, and how to change it. */
export interface ViewControl {
  readonly view: ViewState
  /** Each change is a step that the browser's Back undoes; a text being typed is not. */
  readonly changeView: ChangeView
  /** Another page as it was left, with the days of this one. */
  readonly openPage: (page: PageName) => void
}

/** Follows the address, which alone says what is shown: reload, back and a bookmark land on the same view. */
export function useViewState(): ViewControl {
  const [view, setView] = useState(() => parseViewState(location.hash))
  const left = useRef(new Map<PageName, ViewState>())
  useEffect(() => {
    const follow = (): void => setView(parseViewState(location.hash))
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const show = useCallback((next: ViewState, isStep: boolean) => {
    if (isStep) {
      location.hash = formatViewState(next)
      return
    }
    history.replaceState(null, '', formatViewState(next))
    setView(next)
  }, [])
  const changeView = useCallback(
    (change: Partial<ViewState>) => {
      const now = parseViewState(location.hash)
      show(changedView(now, change), !isTyping(change))
    },
    [show],
  )
  const openPage = useCallback(
    (page: PageName) => {
      const now = parseViewState(location.hash)
      left.current.set(now.page, now)
      show(changedView(now, { ...left.current.get(page), page, range: now.range }), true)
    },
    [show],
  )
  return { view, changeView, openPage }
}

function isTyping(change: Partial<ViewState>): boolean {
  return Object.keys(change).every((name) => name === 'find')
}
