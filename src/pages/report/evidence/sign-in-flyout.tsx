import type { JSX } from 'preact'
import { t } from '../../../platform/i18n.ts'
import type { SignInRow } from '../../../reports/sign-ins.ts'
import { Fact } from '../../../ui/fact.tsx'
import { Flyout } from '../../../ui/flyout.tsx'
import { format } from '../../../ui/format.ts'
import { authenticationText } from './sign-ins-table.tsx'

/** All that the sign-in logs say of one user. */
export function SignInFlyout(props: { row: SignInRow; onClose: () => void }): JSX.Element {
  const { row } = props
  return (
    <Flyout title={row.user} onClose={props.onClose}>
      <dl class="facts">
        <Fact name={t('columnSucceeded')}>{format.count(row.succeeded)}</Fact>
        <Fact name={t('columnFailed')}>{format.count(row.failed)}</Fact>
        <Fact name={t('columnAuthentication')}>{authenticationText(row)}</Fact>
        <Fact name={t('factDays')}>{format.range({ from: row.firstDay, to: row.lastDay })}</Fact>
      </dl>
      <AddressList title={t('signInIps', { count: row.clientIps.length })} addresses={row.clientIps} />
      <AddressList
        title={t('signInFailedIps', { count: row.failedClientIps.length })}
        addresses={row.failedClientIps}
      />
    </Flyout>
  )
}

function AddressList(props: { title: string; addresses: readonly string[] }): JSX.Element {
  return (
    <section class="stack">
      <h3>{props.title}</h3>
      {props.addresses.length === 0 ? (
        <p class="quiet">{t('whyNoSignInIps')}</p>
      ) : (
        <ul class="address-list">
          {props.addresses.map((address) => (
            <li key={address}>{address}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
