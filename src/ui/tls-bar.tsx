import type { JSX } from 'preact'
import type { TlsCounts, TlsVersion } from '../facts/tls.ts'
import { t } from '../platform/i18n.ts'
import { format } from './format.ts'
import { largestSegment, type Segment, type Shares, tlsShares } from './shares.ts'
import { type Swatch, swatchClass, TLS_SWATCHES } from './swatch.ts'
import { tlsName } from './words.ts'
import './swatch.css'
import './tls-bar.css'

/** A bar of TLS shares over the messages with a known version; a dash with `whyUnknown` when none is known. */
export function TlsBar(props: { tls: TlsCounts; whyUnknown: string; isTall?: boolean }): JSX.Element {
  const shares = tlsShares(props.tls)
  return (
    <ShareBar
      shares={shares}
      swatches={TLS_SWATCHES}
      nameOf={tlsName}
      whyUnknown={props.whyUnknown}
      isTall={props.isTall ?? false}
    />
  )
}

interface ShareBarProps<Name extends string> {
  readonly shares: Shares<Name>
  readonly swatches: Readonly<Record<Name, Swatch>>
  readonly nameOf: (name: Name) => string
  readonly whyUnknown: string
  readonly isTall?: boolean
  /** The unknown ones in words; without it they are messages without a known version. */
  readonly unknownText?: ((count: number) => string) | undefined
}

/** A bar of shares, read aloud as its parts. */
export function ShareBar<Name extends string>(props: ShareBarProps<Name>): JSX.Element {
  const { shares, swatches, nameOf } = props
  if (shares.known === 0) return <Dash why={props.whyUnknown} />
  const label = shares.segments.map(
    (part) => `${nameOf(part.name)} ${format.share(part.messages, shares.known)}`,
  )
  const unknownText = props.unknownText ?? ((count: number) => t('tlsUnknownCount', { count }))
  if (shares.unknown > 0) label.push(unknownText(shares.unknown))
  return (
    <span
      class={props.isTall ? 'tls-bar tls-bar-tall' : 'tls-bar'}
      role="img"
      aria-label={label.join(', ')}
      title={label.join('\n')}
    >
      {shares.segments.map((part) => (
        <BarSegment key={part.name} part={part} swatch={swatches[part.name]} />
      ))}
    </span>
  )
}

function BarSegment<Name extends string>(props: { part: Segment<Name>; swatch: Swatch }): JSX.Element {
  return (
    <span class={`tls-bar-segment ${swatchClass(props.swatch)}`} style={{ flexGrow: props.part.share }} />
  )
}

/** One share in words, to stand beside a bar: of `version` where it is given, else the largest. Empty when none is known. */
export function shareText(tls: TlsCounts, version?: TlsVersion): string {
  const shares = tlsShares(tls)
  const largest = shares.segments.find((part) => part.name === version) ?? largestSegment(shares)
  return largest ? `${tlsName(largest.name)} ${format.share(largest.messages, shares.known)}` : ''
}

/** "Not stated": never a zero. The reason is its tooltip and what is read aloud. */
export function Dash(props: { why: string }): JSX.Element {
  return (
    <span class="dash" title={props.why}>
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">{props.why}</span>
    </span>
  )
}

interface ShareLegendProps<Name extends string> {
  readonly shares: Shares<Name | 'unknown'>
  readonly swatches: Readonly<Record<Name | 'unknown', Swatch>>
  readonly nameOf: (name: Name | 'unknown') => string
  /** Without the unknown ones, where they stand elsewhere. */
  readonly isShort?: boolean
}

/** The parts of a bar in words: swatch, name, share and count, then the unknown ones. */
export function ShareLegend<Name extends string>(props: ShareLegendProps<Name>): JSX.Element {
  const { shares, swatches, nameOf } = props
  return (
    <ul class="tls-legend">
      {shares.segments.map((part) => (
        <li key={part.name}>
          <span class={`swatch-key ${swatchClass(swatches[part.name])}`} aria-hidden="true" />
          {`${nameOf(part.name)} ${format.share(part.messages, shares.known)}`}
        </li>
      ))}
      {shares.unknown > 0 && !props.isShort ? (
        <li class="quiet">
          <span class={`swatch-key ${swatchClass(swatches.unknown)}`} aria-hidden="true" />
          {`${nameOf('unknown')} ${format.count(shares.unknown)}`}
        </li>
      ) : null}
    </ul>
  )
}
