import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Question } from '../../facts/vocabulary.ts'
import type { ChangeView } from '../report/use-view-state.ts'
import { changedView, DEFAULT_VIEW, parseViewState, type ViewState } from '../shared/view-state.ts'

/**
 * What was chosen in the panel's report. It is not in the address, which belongs to the portal. `openElsewhere`: a
 * view of another page than that of this place, for which the panel has no room.
 */
export function usePanelView(
  page: Question | null,
  openElsewhere: (view: Partial<ViewState>) => void,
): { readonly view: ViewState; readonly changeView: ChangeView } {
  const [view, setView] = useState(() => viewOf(page))
  const elsewhere = useRef(openElsewhere)
  elsewhere.current = openElsewhere
  useEffect(() => setView(viewOf(page)), [page])
  const changeView = useCallback<ChangeView>(
    (change) => {
      if (change.page !== undefined && change.page !== page) elsewhere.current(change)
      else setView((now) => changedView(now, change))
    },
    [page],
  )
  useEffect(() => followLinks(changeView), [changeView])
  return { view, changeView }
}

/** A link to a view changes the view; the address of the frame stays, and the portal's history with it. */
function followLinks(changeView: ChangeView): () => void {
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null
    if (!link) return
    event.preventDefault()
    changeView(parseViewState(link.getAttribute('href') ?? ''))
  }
  addEventListener('click', follow)
  return () => removeEventListener('click', follow)
}

function viewOf(page: Question | null): ViewState {
  return page === null ? DEFAULT_VIEW : { ...DEFAULT_VIEW, page }
}
