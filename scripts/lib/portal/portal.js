// A client-side portal: it moves without loading, repaints all it has, and throws out what is not its own.
const ROUTES = ['homepage', 'connectors', 'messagetrace', 'transportrules', 'reports/mailflow']

globalThis.violations = []
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
  globalThis.violations.push(`${violatedDirective} ${blockedURI} ${sourceFile}`)
})

globalThis.portal = {
  goTo(address) {
    history.pushState(null, '', address)
    render()
  },
  render,
  setDark(isDark) {
    document.body.classList.toggle('dark', isDark)
  },
}

function render() {
  for (const node of [...document.documentElement.children]) {
    if (node !== document.head && node !== document.body) node.remove()
  }
  const header = element('header', 'Exchange admin center')
  const nav = element('nav')
  for (const route of ROUTES) {
    const link = element('a', route)
    link.href = `#/${route}`
    nav.append(link)
  }
  document.body.replaceChildren(
    header,
    nav,
    element('main', `You are at ${location.pathname}${location.hash}`),
  )
}

function element(tag, text = '') {
  const node = document.createElement(tag)
  node.textContent = text
  return node
}

addEventListener('hashchange', render)
render()
