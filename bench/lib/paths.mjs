import { fileURLToPath } from 'node:url'

const path = (/** @type {string} */ name) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

/** Everything that the bench makes lies here; it may be deleted at any time. */
export const CACHE = path('.cache/bench/')
export const BENCH = path('bench/')
/** Our core, bundled for Node. */
export const OURS = path('.cache/bench/ours/group.mjs')
/** Our store's reader, bundled for the extension's page. */
export const STORE_READER = path('.cache/bench/ours-page/store.js')
