import type { TlsVersion } from '../../facts/tls.ts'
import type { Shares } from '../../ui/shares.ts'

const OLD: readonly TlsVersion[] = ['none', '1.0', '1.1']

/** Only the versions that need a look; shares stay over all known messages. */
export function oldTls(shares: Shares<TlsVersion>): Shares<TlsVersion> {
  return { ...shares, segments: shares.segments.filter((part) => OLD.includes(part.name)) }
}
