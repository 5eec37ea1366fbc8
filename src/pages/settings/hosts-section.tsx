import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { isHostAllowed } from '../../platform/policy.ts'
import type { PortalHost } from '../../platform/portal-hosts.ts'
import type { SectionProps } from './section-props.ts'
import { ManagedNote, Section, Toggle } from './setting.tsx'

/** In which portals the panel is, each for itself. */
export function HostsSection(props: SectionProps): JSX.Element {
  const { state, services, run } = props
  return (
    <Section id="hosts" title={t('settingsHosts')}>
      <p class="quiet">{t('settingsHostsLead')}</p>
      <ul class="host-list">
        {state.hosts.map((host) => (
          <Host key={host.host} host={host} {...props} />
        ))}
      </ul>
      <Toggle
        id="private"
        name={t('settingsPrivate')}
        why={t('settingsPrivateWhy')}
        isOn={state.isOnInPrivate}
        onChange={(isOn) => run(() => services.setOnInPrivate(isOn))}
      />
    </Section>
  )
}

function Host({ host: portal, state, services, run }: SectionProps & { host: PortalHost }): JSX.Element {
  const { host, isOptional } = portal
  const isAllowed = isHostAllowed(state.policy, host)
  return (
    <li class="host">
      <span class="host-name isolated">{host}</span>
      <span class="small quiet">{isAllowed ? stateText(portal) : t('settingsHostForbidden')}</span>
      {isAllowed ? (
        <span class="host-buttons">
          <HostButton
            portal={portal}
            // The browser asks in the turn of the click: nothing may be waited for before.
            onRequest={() => {
              const asking = services.requestHost(host)
              run(() => asking)
            }}
            onSwitch={(isOn) => run(() => services.switchHost(host, isOn))}
          />
          {isOptional && portal.state !== 'not-granted' ? (
            <button
              type="button"
              class="button button-small"
              aria-label={t('settingsRevokeName', { name: host })}
              onClick={() => run(() => services.revokeHost(host))}
            >
              {t('settingsRevoke')}
            </button>
          ) : null}
        </span>
      ) : (
        <ManagedNote />
      )}
    </li>
  )
}

function HostButton(props: {
  portal: PortalHost
  onRequest: () => void
  onSwitch: (isOn: boolean) => void
}): JSX.Element {
  const { host, state } = props.portal
  switch (state) {
    case 'not-granted':
      return (
        <button
          type="button"
          class="button button-small"
          aria-label={t('settingsHostAllowName', { host })}
          onClick={props.onRequest}
        >
          {t('settingsHostAllow')}
        </button>
      )
    case 'on':
    case 'off':
      return (
        <input
          type="checkbox"
          role="switch"
          class="switch"
          aria-label={t('settingsHostOn', { host })}
          checked={state === 'on'}
          aria-checked={state === 'on'}
          onChange={(event) => props.onSwitch(event.currentTarget.checked)}
        />
      )
  }
}

function stateText({ state, isOptional }: PortalHost): string {
  if (state === 'not-granted') return t('settingsHostNotGranted')
  return isOptional ? t('settingsHostGranted') : t('settingsHostOwn')
}
