import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { NumberSetting } from './number-setting.tsx'
import type { SectionProps } from './section-props.ts'
import { Section, Setting, Toggle } from './setting.tsx'

const MIB = 1024 * 1024
const MAX_MIB = 10_240

/** How files are taken in, and whether they are kept. */
export function ImportsSection({ state, services, change, run }: SectionProps): JSX.Element {
  const { settings, policy } = state
  const isKept = policy.keepOriginals ?? settings.keepOriginals
  return (
    <Section id="imports" title={t('settingsImports')}>
      <Toggle
        id="at-once"
        name={t('settingsAtOnce')}
        why={t('settingsAtOnceWhy')}
        isOn={settings.importsAtOnce}
        onChange={(importsAtOnce) => change({ importsAtOnce })}
      />
      <Toggle
        id="originals"
        name={t('settingsOriginals')}
        why={t('settingsOriginalsWhy')}
        isOn={isKept}
        isManaged={policy.keepOriginals !== null}
        onChange={(keepOriginals) => change({ keepOriginals })}
      />
      {isKept ? (
        <NumberSetting
          id="original-size"
          name={t('settingsOriginalSize')}
          why={t('settingsOriginalSizeWhy')}
          unit="MiB"
          value={Math.round((policy.maxOriginalSize ?? settings.maxOriginalSize) / MIB)}
          min={1}
          max={MAX_MIB}
          isManaged={policy.maxOriginalSize !== null}
          onChange={(mebibytes) => change({ maxOriginalSize: mebibytes * MIB })}
        />
      ) : null}
      <Setting id="mappings" name={t('settingsMappings')} why={t('settingsMappingsWhy')}>
        <button
          type="button"
          id="mappings"
          class="button"
          onClick={() => run(() => services.openReport('#/imports'))}
        >
          {t('settingsOpenImports')}
        </button>
      </Setting>
    </Section>
  )
}
