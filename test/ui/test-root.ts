import { render } from 'preact'
import { afterEach, beforeEach } from 'vitest'

/** An element that stands in the page during each test of the file; afterwards nothing is rendered into it. */
export function testRoot(): HTMLElement {
  const root = document.createElement('div')
  beforeEach(() => {
    document.body.append(root)
  })
  afterEach(() => {
    render(null, root)
    root.remove()
  })
  return root
}
