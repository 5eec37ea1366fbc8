import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { DEFAULT_SETTINGS, MAX_FEW_MESSAGES, type Settings } from '../../platform/settings-fields.ts'
import { NumberSetting } from './number-setting.tsx'
import type { SectionProps } from './section-props.ts'
import { Section } from './setting.tsx'

const { noTlsShare, tls10Share, fewMessages } = DEFAULT_SETTINGS
const DEFAULT_LIMITS: Partial<Settings> = { noTlsShare, tls10Share, fewMessages }

/** From which share on a connector is in trouble. */
export function InsightsSection({ state, change }: SectionProps): JSX.Element {
  const { settings } = state
  const isDefault =
    settings.noTlsShare === noTlsShare &&
    settings.tls10Share === tls10Share &&
    settings.fewMessages === fewMessages
  return (
    <Section id="insights" title={t('settingsInsights')}>
      <NumberSetting
        id="no-tls"
        name={t('settingsNoTls')}
        why={t('settingsNoTlsWhy')}
        unit="%"
        value={percentOf(settings.noTlsShare)}
        min={0}
        max={99}
        onChange={(percent) => change({ noTlsShare: percent / 100 })}
      />
      <NumberSetting
        id="tls-10"
        name={t('settingsTls10')}
        why={t('settingsTls10Why')}
        unit="%"
        value={percentOf(settings.tls10Share)}
        min={0}
        max={99}
        onChange={(percent) => change({ tls10Share: percent / 100 })}
      />
      <NumberSetting
        id="few-messages"
        name={t('settingsFewMessages')}
        why={t('settingsFewMessagesWhy')}
        unit=""
        value={settings.fewMessages}
        min={0}
        max={MAX_FEW_MESSAGES}
        onChange={(count) => change({ fewMessages: count })}
      />
      <p>
        <button
          type="button"
          class="button button-small"
          disabled={isDefault}
          onClick={() => change(DEFAULT_LIMITS)}
        >
          {t('settingsOriginalLimits')}
        </button>
      </p>
    </Section>
  )
}

/** A share of 0 to 1 in whole per cent, as it is chosen here. */
function percentOf(share: number): number {
  return Math.round(share * 100)
}
