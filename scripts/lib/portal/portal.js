// A client-side portal: it moves without loading, repaints all it has, and throws out what is not its own.
// `?variant=...` in its address makes it one of the portals that we have to live with.

const ROUTES = [
  'homepage',
  'connectors',
  'messagetrace',
  'transportrules',
  'reports/mailflowreportsmain',
  'reports/smtpauthmailflowdetails',
  'reports/inboundconnectordetails',
  'reports/outboundconnectordetails',
]
const TITLES = {
  messagetrace: 'Message trace',
  'reports/mailflowreportsmain': 'Mail flow reports',
  'reports/smtpauthmailflowdetails': 'SMTP AUTH clients report',
  'reports/inboundconnectordetails': 'Inbound messages report',
  'reports/outboundconnectordetails': 'Outbound messages report',
}
const GERMAN = { 'reports/smtpauthmailflowdetails': 'Bericht: SMTP-Authentifizierungsclients' }
const SLOW_MS = 3_000

const variant = new URLSearchParams(location.search).get('variant') ?? ''
const own = new WeakSet(document.querySelectorAll('*'))
let draws = 0

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
  /** When it threw something out, milliseconds. */
  evictions: [],
  setDark(isDark) {
    document.body.classList.toggle('dark', isDark)
  },
  /** The elements that somebody else put into the page. */
  foreign: () => [...document.querySelectorAll('*')].filter((node) => !own.has(node)),
}

const DRAWINGS = {
  // No heading that anybody knows, but a command bar.
  moved: () => main(element('h1', 'Raportti'), commandBar(), article()),
  // Nothing but the landmark.
  bare: () => main(article()),
  // Neither landmark nor heading, all in rows.
  missing: () => element('section', '', element('b', title()), article()),
  // What the heading stands in can neither take a block nor become higher.
  cramped: () => attributed(main(element('h1', title()), commandBar(), article()), { class: 'cramped' }),
  twice: () => element('div', '', usual(), usual()),
  framed: () => element('div', '', usual(), innerFrame()),
}

function usual() {
  return main(element('div', '', element('h1', title())), commandBar(), article())
}

function render() {
  for (const node of [...document.documentElement.children]) {
    if (node !== document.head && node !== document.body) node.remove()
  }
  const header = element('header', 'Exchange admin center')
  const nav = element('nav')
  for (const route of ROUTES) nav.append(attributed(element('a', route), { href: `#/${route}` }))
  draws += 1
  const draw = DRAWINGS[variant] ?? usual
  document.body.replaceChildren(header, nav, variant === 'slow' ? main(element('p', 'Loading')) : draw())
  if (variant === 'slow') setTimeout(() => document.querySelector('main').replaceWith(usual()), SLOW_MS)
}

function title() {
  const route = location.hash.slice(2)
  return (variant === 'german' ? GERMAN[route] : TITLES[route]) ?? route
}

function article() {
  return element('article', `You are at ${location.pathname}${location.hash}. Drawn ${draws} times.`)
}

function main(...children) {
  return element('main', '', ...children)
}

function commandBar() {
  return attributed(element('div', 'Export  Refresh'), { role: 'menubar' })
}

function innerFrame() {
  const query = new URLSearchParams(location.search)
  // A frame in a frame, both of them the portal.
  if (window !== top) query.delete('variant')
  return attributed(element('iframe'), { src: `${location.pathname}?${query}${location.hash}` })
}

function element(tag, text = '', ...children) {
  const node = document.createElement(tag)
  own.add(node)
  node.append(text, ...children)
  return node
}

function attributed(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
  return node
}

/** Throws out what is not its own, as soon as it sees it. */
function guard(root) {
  new MutationObserver(() => {
    for (const node of globalThis.portal.foreign()) {
      if (!root().contains(node)) continue
      node.remove()
      globalThis.portal.evictions.push(performance.now())
    }
  }).observe(document.documentElement, { childList: true, subtree: true })
}

if (variant === 'rtl') document.documentElement.dir = 'rtl'
if (variant === 'dark') document.body.classList.add('dark')
if (variant === 'evicting') guard(() => document.body)
if (variant === 'evicting-all') guard(() => document.documentElement)
if (variant === 'restless') setInterval(render, 500)
addEventListener('hashchange', render)
if (variant.startsWith('hostile')) {
  const link = attributed(element('link'), { rel: 'stylesheet', href: `/${variant}.css` })
  // Not drawn before: the panel must find the page as its styles make it.
  link.addEventListener('load', render)
  document.head.append(link)
} else {
  render()
}
