import type { JSX } from 'preact'
import { codeKey, hasText, t } from '../../platform/i18n.ts'
import { OPTIONAL_PERMISSIONS, type OptionalPermission } from '../../platform/permissions.ts'
import type { SectionProps } from './section-props.ts'
import { Section } from './setting.tsx'

/** What the browser lets the extension do, and why it asks for it. */
export function PermissionsSection({ state, services, run }: SectionProps): JSX.Element {
  return (
    <Section id="permissions" title={t('settingsPermissions')}>
      <p class="quiet">{t('settingsPermissionsLead')}</p>
      <ul class="permission-list">
        {state.required.map((name) => (
          <Permission key={name} name={name} status={t('settingsPermissionRequired')} />
        ))}
        {OPTIONAL_PERMISSIONS.map((name) => (
          <OptionalOne
            key={name}
            name={name}
            isGranted={state.granted.includes(name)}
            onRevoke={() => run(() => services.revoke(name))}
          />
        ))}
      </ul>
    </Section>
  )
}

function OptionalOne(props: {
  name: OptionalPermission
  isGranted: boolean
  onRevoke: () => void
}): JSX.Element {
  const { name } = props
  if (!props.isGranted) return <Permission name={name} status={t('settingsPermissionNotGranted')} />
  return (
    <Permission name={name} status={t('settingsPermissionGranted')}>
      <button
        type="button"
        class="button button-small"
        aria-label={t('settingsRevokeName', { name })}
        onClick={props.onRevoke}
      >
        {t('settingsRevoke')}
      </button>
    </Permission>
  )
}

function Permission(props: { name: string; status: string; children?: JSX.Element }): JSX.Element {
  const why = codeKey('permissionWhy', props.name)
  return (
    <li class="permission">
      <code>{props.name}</code>
      <span class="small">{props.status}</span>
      <span class="quiet small permission-why">{hasText(why) ? t(why) : ''}</span>
      {props.children}
    </li>
  )
}
