/** Names in mail headers, as programs write what is not ASCII. */

/** RFC 2047: `=?utf-8?B?…?=` and `=?iso-8859-1?Q?…?=`; raw UTF-8 as well, which some write. */
export function decodeWords(text: string): string {
  const decoded = text
    .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(
      /=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi,
      (whole, charset: string, kind: string, word: string) => {
        const bytes =
          kind.toLowerCase() === 'b' ? base64Bytes(word) : quotedBytes(word.replaceAll('_', ' '), '=')
        return bytes ? (decodeIn(charset, bytes) ?? whole) : whole
      },
    )
  return decoded === text ? (decodeIn('utf-8', charBytes(text)) ?? text) : decoded
}

/** RFC 2231: `utf-8'en'%e2%82%ac.csv`. */
export function decodeParameter(text: string): string {
  const [, charset = 'utf-8', encoded = text] = /^([^']*)'[^']*'(.*)$/s.exec(text) ?? []
  return decodeIn(charset || 'utf-8', quotedBytes(encoded, '%')) ?? text
}

function base64Bytes(word: string): Uint8Array | null {
  try {
    return charBytes(atob(word))
  } catch {
    return null
  }
}

function quotedBytes(text: string, mark: '=' | '%'): Uint8Array {
  const pattern = mark === '=' ? /=([0-9A-Fa-f]{2})/g : /%([0-9A-Fa-f]{2})/g
  return charBytes(
    text.replace(pattern, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16))),
  )
}

function charBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** `null`: an unknown charset, or bytes that are not of it. */
function decodeIn(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
