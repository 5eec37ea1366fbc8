import type { JSX } from 'preact'
import { AUTHENTICATIONS } from '../../facts/vocabulary.ts'
import { t } from '../../platform/i18n.ts'
import type { UnusualActivity } from '../../reports/unusual-activity.ts'
import { format } from '../../ui/format.ts'
import { AUTHENTICATION_SWATCHES, swatchClass } from '../../ui/swatch.ts'
import { Dash } from '../../ui/tls-bar.tsx'
import { authenticationName } from '../../ui/words.ts'

/** How many senders use Basic, OAuth, unknown. Where nothing is known of any, Basic and OAuth are not 0 but not stated. */
export function SenderAuthentication(props: {
  counts: UnusualActivity['authentication']
  whyUnknown: string
}): JSX.Element {
  const { counts } = props
  const isStated = counts.basic + counts.oauth > 0 || counts.unknown === 0
  return (
    <ul class="tls-legend" aria-label={t('sendersByAuthentication')}>
      {AUTHENTICATIONS.map((name) => (
        <li key={name}>
          <span class={`swatch-key ${swatchClass(AUTHENTICATION_SWATCHES[name])}`} aria-hidden="true" />
          {authenticationName(name)}{' '}
          {isStated || name === 'unknown' ? format.count(counts[name]) : <Dash why={props.whyUnknown} />}
        </li>
      ))}
    </ul>
  )
}
