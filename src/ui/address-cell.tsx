import type { JSX } from 'preact'
import { Dash } from './tls-bar.tsx'

/** The first of some addresses and how many more there are; a dash with the reason where there is none. */
export function AddressCell(props: { addresses: readonly string[]; whyNone: string }): JSX.Element {
  const [first, ...others] = props.addresses
  if (first === undefined) return <Dash why={props.whyNone} />
  return (
    <span title={props.addresses.join('\n')}>
      {first} {others.length > 0 ? <span class="quiet">+{others.length}</span> : null}
    </span>
  )
}
