import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Job } from '../../engine/protocol.ts'

/** Where files are brought from: whoever pressed here has nothing else to do with the focus. */
const FILE_PLACES = '.drop-zone, .command-bar, .panel-drop'

/**
 * Puts the focus on the button of the first import that waits for a look, so that Enter takes it in; after the last
 * one on `place`. It is left where it is while the admin does something else.
 */
export function useReviewFocus(jobs: readonly Job[], place: RefObject<HTMLElement | null>): void {
  const first = jobs.find(waitsForLook)?.jobId ?? null
  const before = useRef<string | null>(null)
  useEffect(() => {
    const hadOne = before.current !== null
    before.current = first
    if (!isFocusFree()) return
    if (first !== null) place.current?.querySelector<HTMLElement>('[data-review-import]')?.focus()
    else if (hadOne) place.current?.focus({ preventScroll: true })
  }, [first, place])
}

export function waitsForLook(job: Job): boolean {
  return job.phase === 'needs-review'
}

function isFocusFree(): boolean {
  // The panel must not pull the focus out of the portal around it.
  if (!document.hasFocus()) return false
  const { activeElement, body } = document
  return activeElement === null || activeElement === body || activeElement.closest(FILE_PLACES) !== null
}
