import css from './drawer.css?inline'

/** Marks our host element, so that one left behind by an older instance of the extension is found. */
const MARK = 'data-mail-flow-insights'

/** An element of the portal's page that shows what is in its closed shadow root, and nothing of it to the page. */
export interface Host {
  readonly root: ShadowRoot
  /** Puts the host back where the portal threw it out. */
  attach(): void
  /** For the drawer's styles and for tests; states no data. */
  describe(state: { isOpen: boolean; theme: string }): void
  remove(): void
}

export function createHost(): Host {
  removeStrayHosts()
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  adoptStyles(root)
  return {
    root,
    attach() {
      // Beside `body`, which portals empty as they please. Moving it again would reload the frame.
      if (!host.isConnected) document.documentElement.append(host)
    },
    describe({ isOpen, theme }) {
      setIfChanged(host, MARK, isOpen ? 'open' : 'closed')
      setIfChanged(host, 'data-theme', theme)
    },
    remove: () => host.remove(),
  }
}

/** Firefox ends a reloaded extension's content script at once, which cannot take its host along. */
function removeStrayHosts(): void {
  for (const stray of document.querySelectorAll(`[${MARK}]`)) stray.remove()
}

function adoptStyles(root: ShadowRoot): void {
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

function setIfChanged(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value)
}
