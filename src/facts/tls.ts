/** TLS versions in the order of every table, legend and tie-break. `none` is stated, `unknown` is not stated. */
export const TLS_VERSIONS = ['none', '1.0', '1.1', '1.2', '1.3', 'unknown'] as const

export type TlsVersion = (typeof TLS_VERSIONS)[number]

/** Messages per TLS version; a missing key is zero. */
export type TlsCounts = Partial<Record<TlsVersion, number>>

const NEGOTIATED = /^(?:SP_PROT_)?TLS\s*v?1(?:[._ ]?([0-3]))?(?:_(?:SERVER|CLIENT))?$/i
const STATED_NONE = /^(?:none|no ?tls|SP_PROT_NONE)$/i

/**
 * The TLS version that a value of an export states, in any of the spellings of Schannel and the
 * portal (`SP_PROT_TLS1_2_SERVER`, `TLS1.2`, `TLSv1.2`, `No Tls`).
 * Empty, SSL and any other text is `unknown`: what is not understood is never `none`.
 */
export function parseTlsVersion(text: string): TlsVersion {
  const value = text.trim()
  if (STATED_NONE.test(value)) return 'none'
  const match = NEGOTIATED.exec(value)
  if (!match) return 'unknown'
  // Schannel calls TLS 1.0 `SP_PROT_TLS1_SERVER`: no minor version means 0.
  return `1.${match[1] ?? '0'}` as TlsVersion
}

/** Messages whose TLS version is known: all but `unknown`. */
export function knownMessages(tls: TlsCounts): number {
  let known = 0
  for (const version of TLS_VERSIONS) if (version !== 'unknown') known += tls[version] ?? 0
  return known
}
