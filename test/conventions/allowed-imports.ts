/** Which folder of `src/` may import from which others: data flows one way, bytes to view. */
export const ALLOWED_IMPORTS: Readonly<Record<string, readonly string[]>> = {
  facts: [],
  csv: ['facts'],
  json: ['csv', 'facts'],
  unpack: ['facts'],
  formats: ['csv', 'facts'],
  rollup: ['facts'],
  insights: ['facts'],
  export: [],
  reports: ['facts', 'rollup', 'insights'],
  // Sessions that lie in several imports are joined by their format.
  store: ['facts', 'formats', 'rollup'],
  engine: ['csv', 'json', 'unpack', 'formats', 'facts', 'rollup', 'store'],
  platform: [],
  model: ['facts', 'reports', 'insights', 'store'],
  background: ['platform', 'engine', 'store', 'model', 'insights', 'facts'],
  portal: ['platform'],
  ui: ['platform', 'facts', 'reports', 'insights', 'export'],
  pages: ['ui', 'export', 'platform', 'model', 'reports', 'insights', 'rollup', 'store', 'engine', 'facts'],
  cli: ['engine', 'formats', 'unpack', 'reports', 'insights', 'rollup', 'facts', 'platform'],
}

/** Single exceptions, each with a date and a reason. None today. */
export const EXCEPTIONS: readonly {
  readonly file: string
  readonly imports: string
  readonly why: string
}[] = []
