/** A header as historical search writes it: snake_case names, compared without case and spaces. */
export function normaliseName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, '').toLowerCase()
}

/**
 * A header of the portal as it is compared in every language: lower case, without spaces, dots, commas,
 * percent signs, parentheses, underscores, apostrophes, hyphens and question marks
 * (`TLS 1,0 (%)` and `tls_1.0` are both `tls10`).
 */
export function normaliseLabel(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.,%()_'’‘\-‐‑‒–?？（）]+/gu, '')
}

/** Per wanted name (or list of aliases) its index among `header`, or -1. */
export function findColumns(
  header: readonly string[],
  wanted: readonly (string | readonly string[])[],
): number[] {
  const names = header.map(normaliseName)
  return wanted.map((aliases) => {
    for (const alias of typeof aliases === 'string' ? [aliases] : aliases) {
      const column = names.indexOf(alias)
      if (column >= 0) return column
    }
    return -1
  })
}
