// Line breaks and other control characters have no place in an address; hostile files put them there.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const CONTROLS = /[\u0000-\u001f\u007f]+/g

/** A sender address as it is compared and shown: lower case, without `<>`; the empty path `<>` is empty. */
export function cleanAddress(text: string): string {
  const bare = text.replace(CONTROLS, ' ').trim()
  const inner = bare.startsWith('<') && bare.endsWith('>') ? bare.slice(1, -1).trim() : bare
  return inner.toLowerCase()
}

/** What stands after the last `@`; empty where there is none. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? '' : address.slice(at + 1)
}
