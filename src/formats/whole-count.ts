// One separator throughout, and no leading zero before it: `0.500` is no count.
const GROUPED = /^[1-9]\d{0,2}([.,'’ \u00a0\u2009\u202f])\d{3}(?:\1\d{3})*$/
const SEPARATORS = /[.,'’ \u00a0\u2009\u202f]/g

/**
 * A number of messages as a table in any language writes it: digits, or groups of three after `.`, `,`,
 * `'` or a space (`1.234` is 1234). `null` for everything else: empty, negative, `12.5`, `1,32E+05`, text.
 */
export function parseWholeCount(text: string): number | null {
  const bare = text.trim()
  const digits = GROUPED.test(bare) ? bare.replace(SEPARATORS, '') : bare
  if (!/^\d+$/.test(digits)) return null
  const count = Number(digits)
  return Number.isSafeInteger(count) ? count : null
}
