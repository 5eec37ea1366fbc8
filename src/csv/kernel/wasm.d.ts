/** The bytes of a file as a `data:` address, put into the bundle: the extension's policy forbids to fetch even its own. */
declare module '*.wasm?url&inline' {
  const address: string
  export default address
}
