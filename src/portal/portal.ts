import { isExtensionAlive } from '../platform/extension.ts'
import { placeAt } from './places.ts'
import { createStay, type Stay } from './stay.ts'
import { onNavigation } from './watch.ts'

/** Lets a second copy in one document, which the browser may give a tab that we were granted later, see the first. */
const world = globalThis as { mailFlowInsights?: AbortSignal }

const end = new AbortController()
let stay: Stay | null = null

if (!world.mailFlowInsights || world.mailFlowInsights.aborted) {
  world.mailFlowInsights = end.signal
  onNavigation(look, end.signal)
  look()
}

/** Where an address is none of our places, this is all that happens. */
function look() {
  if (!isExtensionAlive()) return end.abort()
  const place = placeAt(location)
  if (!place) return stay?.leave()
  stay ??= createStay(end)
  stay.look()
}
