import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { createCertificate } from './certificate.mjs'

/** The real hosts; the browser is told to look for them here. */
export const PORTAL_HOSTS = [
  'admin.exchange.microsoft.com',
  'admin.cloud.microsoft',
  'security.microsoft.com',
  'admin.microsoft.com',
]

/** As strict as a portal could be: no foreign script, style, frame or connection, and Trusted Types. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types portal',
].join('; ')

/** @type {Readonly<Record<string, { file: string, type: string }>>} */
const FILES = {
  '/portal.js': { file: 'portal.js', type: 'text/javascript' },
  '/hostile.css': { file: 'hostile.css', type: 'text/css' },
  '/hostile-inside.css': { file: 'hostile-inside.css', type: 'text/css' },
  '/portal.css': { file: 'portal.css', type: 'text/css' },
}
const PAGE = { file: 'index.html', type: 'text/html' }

/**
 * A portal of our own, to be reached at the real address.
 * @returns {Promise<{ port: number, close(): Promise<void> }>}
 */
export async function startPortal() {
  const server = createServer(createCertificate(PORTAL_HOSTS), (request, response) => {
    const { file, type } = FILES[request.url ?? ''] ?? PAGE
    response.setHeader('content-type', `${type}; charset=utf-8`)
    // Only the portal that frames itself may.
    const isFramed = request.url?.includes('variant=framed')
    const policy = isFramed ? POLICY.replace("frame-src 'none'", "frame-src 'self'") : POLICY
    response.setHeader('content-security-policy', policy)
    response.end(readFileSync(new URL(`./portal/${file}`, import.meta.url)))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the portal has no port')
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
