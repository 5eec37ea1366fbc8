import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { build } from 'vite'
import { BENCH, CACHE } from '../lib/paths.mjs'

const FOLDER = join(CACHE, 'browser')
const DUCKDB = join(BENCH, 'node_modules/@duckdb/duckdb-wasm/dist')
/** @type {Readonly<Record<string, string>>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' }

/**
 * Bundles the contenders' pages and serves them: a page a contender, with a field for the file.
 * @param {readonly string[]} names
 * @returns {Promise<{ address: string, close(): void }>} `address` without a slash at its end
 */
export async function servePeerPages(names) {
  await build({
    configFile: false,
    root: BENCH,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: FOLDER,
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(BENCH, `browser/contenders/${name}.mjs`)])),
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  const server = createServer((request, response) =>
    answer(new URL(request.url ?? '/', 'http://x').pathname, response),
  )
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)))
  const at = server.address()
  if (!at || typeof at === 'string') throw new Error('the pages of the peers have no port')
  return {
    address: `http://127.0.0.1:${at.port}`,
    close: () => server.closeAllConnections() ?? server.close(),
  }
}

/** @param {string} path @param {import('node:http').ServerResponse} response */
function answer(path, response) {
  response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream')
  if (extname(path) === '.html') {
    response.end(
      `<!doctype html><title>bench</title><input type="file"><script type="module" src="${path.replace('.html', '.js')}"></script>`,
    )
    return
  }
  const file = path.startsWith('/duckdb/') ? join(DUCKDB, path.slice('/duckdb/'.length)) : join(FOLDER, path)
  if (path.includes('..') || !existsSync(file)) response.writeHead(404).end()
  else createReadStream(file).pipe(response)
}
