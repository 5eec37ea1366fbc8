import type { JSX } from 'preact'
import type { TlsCounts } from '../facts/tls.ts'
import { type Shares, tlsShares } from './shares.ts'
import { type Swatch, TLS_SWATCHES } from './swatch.ts'
import { ShareBar, ShareLegend } from './tls-bar.tsx'
import { tlsName } from './words.ts'

interface ShareAnswerProps<Name extends string> {
  readonly shares: Shares<Name | 'unknown'>
  readonly swatches: Readonly<Record<Name | 'unknown', Swatch>>
  readonly nameOf: (name: Name | 'unknown') => string
  /** Why no value is known, said where none is. */
  readonly whyUnknown: string
  readonly unknownText?: (count: number) => string
}

/** A tall bar with its legend, or a dash and the reason in words: never an empty bar, which reads as zero. */
export function ShareAnswer<Name extends string>(props: ShareAnswerProps<Name>): JSX.Element {
  const { shares, whyUnknown } = props
  const isUnstated = shares.known === 0
  return (
    <>
      {isUnstated ? (
        <span class="quiet" aria-hidden="true">
          –
        </span>
      ) : (
        <ShareBar {...props} isTall />
      )}
      <ShareLegend shares={shares} swatches={props.swatches} nameOf={props.nameOf} />
      {isUnstated && shares.unknown > 0 ? <p class="small quiet">{whyUnknown}</p> : null}
    </>
  )
}

/** The same for TLS versions. */
export function TlsAnswer(props: { tls: TlsCounts; whyUnknown: string }): JSX.Element {
  return (
    <ShareAnswer
      shares={tlsShares(props.tls)}
      swatches={TLS_SWATCHES}
      nameOf={tlsName}
      whyUnknown={props.whyUnknown}
    />
  )
}
