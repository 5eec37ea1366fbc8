/** @import { Kind, Row } from '../lib/tables.mjs' */

/**
 * Reads the file and counts; what it gives makes the rows, which is no part of what is measured.
 * @typedef {(kind: Kind, path: string) => Promise<() => readonly Row[]>} Group
 */

/**
 * `peer`: the package that it needs. `counts`: whether it answers the question; `read` and `hash` only read.
 * @typedef {{ label: string, module: string, peer: string | null, counts: boolean }} Contender
 */

/** What runs in Node, each in a process of its own; the order is that of a round. */
export const NODE_CONTENDERS = /** @satisfies {Record<string, Contender>} */ ({
  read: { label: 'read only', module: './contenders/read.mjs', peer: null, counts: false },
  hash: { label: "SHA-256 (Node's own)", module: './contenders/hash.mjs', peer: null, counts: false },
  ours: { label: 'ours, export to rollups', module: './contenders/ours.mjs', peer: null, counts: true },
  'duckdb-native': {
    label: 'DuckDB native, 1 thread',
    module: './contenders/duckdb-native.mjs',
    peer: '@duckdb/node-api',
    counts: true,
  },
  'duckdb-wasm': {
    label: 'DuckDB-WASM, query alone',
    module: './contenders/duckdb-wasm.mjs',
    peer: '@duckdb/duckdb-wasm',
    counts: true,
  },
  udsv: { label: 'uDSV', module: './contenders/udsv.mjs', peer: 'udsv', counts: true },
  'd3-dsv': { label: 'd3-dsv, whole file', module: './contenders/d3-dsv.mjs', peer: 'd3-dsv', counts: true },
  papaparse: { label: 'PapaParse', module: './contenders/papaparse.mjs', peer: 'papaparse', counts: true },
})

/** @typedef {keyof typeof NODE_CONTENDERS} NodeContender */
