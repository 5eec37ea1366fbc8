import type { JSX } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { t } from '../../platform/i18n.ts'
import { hasPolicy } from '../../platform/policy.ts'
import type { Settings } from '../../platform/settings-fields.ts'
import { MessageBar } from '../../ui/message-bar.tsx'
import { errorSentence } from '../shared/error-sentence.ts'
import { AppearanceSection } from './appearance-section.tsx'
import { DeleteSection } from './delete-section.tsx'
import { HostsSection } from './hosts-section.tsx'
import { ImportsSection } from './imports-section.tsx'
import { InsightsSection } from './insights-section.tsx'
import { NewsSection } from './news-section.tsx'
import { PermissionsSection } from './permissions-section.tsx'
import { RetentionSection } from './retention-section.tsx'
import type { SettingsServices, SettingsState } from './settings-services.ts'

/** All that an admin can choose; every choice is kept at once. */
export function SettingsPage({ services }: { services: SettingsServices }): JSX.Element {
  const { state, error, isSaved, run } = useSettings(services)
  const change = useCallback(
    (fields: Partial<Settings>) => run(() => services.write(fields)),
    [services, run],
  )
  return (
    <main class="settings" data-settings-ready={state ? '' : undefined}>
      <div class="settings-head">
        <h1>{t('settingsTitle')}</h1>
        <p class="quiet small" role="status">
          {isSaved ? t('settingsSaved') : ''}
        </p>
        <button
          type="button"
          class="button"
          onClick={() => run(() => services.openReport('#/dashboard'), { isSilent: true })}
        >
          {t('actionOpenReport')}
        </button>
      </div>
      {error === null ? null : <MessageBar tone="bad">{errorSentence(error)}</MessageBar>}
      {state && hasPolicy(state.policy) ? <MessageBar tone="info">{t('settingsManaged')}</MessageBar> : null}
      {state ? <Sections {...{ state, services, change, run }} /> : null}
    </main>
  )
}

function Sections(props: Parameters<typeof AppearanceSection>[0]): JSX.Element {
  return (
    <>
      <HostsSection {...props} />
      <AppearanceSection {...props} />
      <InsightsSection {...props} />
      <ImportsSection {...props} />
      <RetentionSection {...props} now={Date.now()} />
      <NewsSection {...props} />
      <PermissionsSection {...props} />
      <DeleteSection {...props} />
    </>
  )
}

interface SettingsControl {
  readonly state: SettingsState | null
  readonly error: unknown
  readonly isSaved: boolean
  readonly run: (work: () => Promise<unknown>, options?: { readonly isSilent?: boolean }) => void
}

/** The state of the page, read again whenever anything of it changes anywhere. */
function useSettings(services: SettingsServices): SettingsControl {
  const [state, setState] = useState<SettingsState | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isSaved, setIsSaved] = useState(false)
  useEffect(() => {
    const read = (): void => void services.read().then(setState, setError)
    read()
    return services.onChanged(read)
  }, [services])
  const run = useCallback<SettingsControl['run']>((work, { isSilent = false } = {}) => {
    setError(null)
    work().then(() => setIsSaved(!isSilent), setError)
  }, [])
  return { state, error, isSaved, run }
}
