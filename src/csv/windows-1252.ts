/** What windows-1252 has at 0x80 to 0x9f; the five free places are control characters, as in the WHATWG table. */
const HIGH_CONTROLS =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

/**
 * The code point of a byte of windows-1252. A table of our own: `TextDecoder` of Node 20 reads these
 * bytes as Latin-1 (0x80 as U+0080, not as the euro sign), and the command line must say what the browser says.
 */
export function codePointOf1252(byte: number): number {
  return byte >= 0x80 && byte <= 0x9f ? HIGH_CONTROLS.charCodeAt(byte - 0x80) : byte
}

/** Bytes of windows-1252 as text. */
export function decode1252(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(codePointOf1252(byte))
  return text
}
