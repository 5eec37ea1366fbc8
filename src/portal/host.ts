import { closedRootOf } from '../platform/closed-root.ts'
import shellCss from './shell.css?inline'

/** Marks what is ours inside the closed root, where the page cannot look. The host itself has no attribute at all. */
const MARK = 'mail-flow-insights'

/** An element of the portal's page that shows what is in its closed shadow root, and nothing of it to the page. */
export interface Host {
  readonly element: HTMLElement
  /** The one child of the root, which carries the theme. */
  readonly shell: HTMLElement
}

/** `css`: the styles of this form of the panel, after those that all share. */
export function createHost(shell: HTMLElement, css: string): Host {
  const element = document.createElement('div')
  const root = element.attachShadow({ mode: 'closed' })
  adoptStyles(root, shellCss + css)
  shell.classList.add('shell', MARK)
  root.append(shell)
  return { element, shell }
}

/**
 * Firefox ends a reloaded extension's content script at once, which cannot take its host along; a Chromium that
 * injects anew leaves the notice of the old one.
 */
export function removeStrayHosts(): void {
  for (const element of document.querySelectorAll('div'))
    if (closedRootOf(element)?.querySelector(`.${MARK}`)) element.remove()
}

function adoptStyles(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [sheet]
  } catch {
    // Firefox's content scripts could not adopt a sheet in every version.
    const style = document.createElement('style')
    style.textContent = css
    root.append(style)
  }
}
