import type { Page, Protocol } from 'puppeteer'

type Node = Protocol.DOM.Node

/** All that stands in closed shadow roots of a page, as text. Chromium only: no page and no other driver sees it. */
export async function closedText(page: Page): Promise<string> {
  const nodes = await closedNodes(page)
  return nodes.map(({ nodeValue }) => nodeValue).join(' ')
}

/** Clicks the button of this text inside a closed root, where a person sees it. Chromium only. */
export async function pressInClosedRoot(page: Page, name: string): Promise<void> {
  const session = await page.createCDPSession()
  const button = (await closedNodes(page)).find(
    ({ nodeName, children = [] }) => nodeName === 'BUTTON' && textOf(children).includes(name),
  )
  if (!button) throw new Error(`no button ${name} in a closed root`)
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId: button.backendNodeId })
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content
  await session.detach()
  await page.mouse.click((left + right) / 2, (top + bottom) / 2)
}

async function closedNodes(page: Page): Promise<readonly Node[]> {
  const session = await page.createCDPSession()
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
  await session.detach()
  return inside(root).flatMap(({ shadowRoots = [] }) =>
    shadowRoots.filter(({ shadowRootType }) => shadowRootType === 'closed').flatMap(inside),
  )
}

function inside(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(inside)]
}

function textOf(nodes: readonly Node[]): string {
  return nodes
    .flatMap(inside)
    .map(({ nodeValue }) => nodeValue)
    .join('')
}
