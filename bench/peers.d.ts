// The peers are installed by `npm run bench` alone, so their own types are not there when the project is checked: what the
// bench uses of them.
declare module 'papaparse' {
  interface Options {
    readonly delimiter: string
    readonly newline: string
    readonly skipEmptyLines: boolean
    readonly chunkSize?: number
    readonly chunk: (results: { readonly data: readonly (readonly string[])[] }) => void
    readonly complete: () => void
    readonly error: (error: unknown) => void
  }
  const papa: { parse(input: unknown, options: Options): void }
  export default papa
}

declare module 'udsv' {
  interface Parser {
    readonly stringArrs: unknown
    chunk(text: string, parse: unknown, onData: (fields: readonly string[]) => void): void
    end(): void
  }
  function inferSchema(text: string, options: { col: string; row: string; encl: string }): unknown
  function initParser(schema: unknown): Parser
}

declare module 'd3-dsv' {
  type OnRow = (fields: readonly string[], index: number) => null
  function dsvFormat(delimiter: string): { parseRows(text: string, onRow: OnRow): unknown }
}

declare module '@duckdb/node-api' {
  interface Connection {
    run(sql: string): Promise<unknown>
    runAndReadAll(sql: string): Promise<{ getRowsJS(): readonly (readonly unknown[])[] }>
  }
  const DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> }
}

declare module '@duckdb/duckdb-wasm' {
  import type { arrowRows } from './lib/arrow-rows.mjs'

  const DuckDBDataProtocol: { readonly BROWSER_FILEREADER: number }
  class VoidLogger {}
  class AsyncDuckDB {
    constructor(logger: VoidLogger, worker: Worker)
    instantiate(url: string): Promise<unknown>
    connect(): Promise<{ query(sql: string): Promise<Parameters<typeof arrowRows>[0]> }>
    registerFileText(name: string, text: string): Promise<void>
    registerFileHandle(name: string, file: File, protocol: number, isDirect: boolean): Promise<void>
  }
}

declare module '@duckdb/duckdb-wasm/blocking' {
  import type { arrowRows } from './lib/arrow-rows.mjs'

  interface Bundle {
    readonly mainModule: string
    readonly mainWorker: string
  }
  interface Database {
    instantiate(onProgress: () => void): Promise<unknown>
    connect(): { query(sql: string): Parameters<typeof arrowRows>[0] }
    registerFileText(name: string, text: string): void
    registerFileURL(name: string, url: string, protocol: number, isDirect: boolean): void
  }
  const NODE_RUNTIME: unknown
  const DuckDBDataProtocol: { readonly NODE_FS: number }
  const LogLevel: { readonly WARNING: number }
  class ConsoleLogger {
    constructor(level: number)
  }
  function createDuckDB(
    bundles: { readonly mvp: Bundle; readonly eh: Bundle },
    logger: ConsoleLogger,
    runtime: unknown,
  ): Promise<Database>
}
