import type { JSX } from 'preact'
import { BROWSER_LANGUAGE, SPOKEN_LANGUAGES, t } from '../../platform/i18n.ts'
import { storedLanguage, storeLanguage } from '../../platform/language-choice.ts'
import { THEME_CHOICES } from '../../platform/settings-fields.ts'
import type { SectionProps } from './section-props.ts'
import { Choice, Section, Toggle } from './setting.tsx'

/** How the extension looks and speaks. */
export function AppearanceSection({ state, change }: SectionProps): JSX.Element {
  const { settings } = state
  return (
    <Section id="appearance" title={t('settingsAppearance')}>
      <Choice
        id="theme"
        name={t('settingsTheme')}
        why={t('settingsThemeWhy')}
        value={settings.theme}
        choices={THEME_CHOICES.map((value) => ({ value, label: t(`settingsTheme_${value}`) }))}
        onChange={(theme) => change({ theme })}
      />
      <Choice
        id="language"
        name={t('settingsLanguage')}
        why={t('settingsLanguageWhy')}
        value={storedLanguage()}
        choices={[
          { value: null, label: t('settingsLanguageBrowser', { language: nameOf(BROWSER_LANGUAGE) }) },
          ...SPOKEN_LANGUAGES.map((value) => ({ value, label: nameOf(value) })),
        ]}
        onChange={speak}
      />
      <Toggle
        id="badge"
        name={t('settingsBadge')}
        why={t('settingsBadgeWhy')}
        isOn={settings.showsBadge}
        onChange={(showsBadge) => change({ showsBadge })}
      />
    </Section>
  )
}

/** A language in its own words, as those who speak it look for it. */
function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
}

/** Texts are chosen when a page begins. */
function speak(language: string | null): void {
  storeLanguage(language)
  location.reload()
}
