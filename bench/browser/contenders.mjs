/** What runs in Chromium; the order is that of a round. `peer`: the package that it needs. */
export const BROWSER_CONTENDERS = {
  read: { label: 'read and discard', peer: null },
  ours: { label: 'ours, drop to sealed', peer: null },
  'duckdb-wasm': { label: 'DuckDB-WASM, query alone', peer: '@duckdb/duckdb-wasm' },
  papaparse: { label: 'PapaParse in a worker', peer: 'papaparse' },
}
