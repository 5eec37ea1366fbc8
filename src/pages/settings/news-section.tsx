import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { MessageBar } from '../../ui/message-bar.tsx'
import type { SectionProps } from './section-props.ts'
import { Choice, Section, Toggle } from './setting.tsx'

const REMINDERS: readonly (number | null)[] = [null, 1, 7, 14, 30]
const AGES: readonly (number | null)[] = [null, 3, 7, 14, 30]

/** What the background tells of, and when. */
export function NewsSection(props: SectionProps): JSX.Element {
  const { state, change } = props
  const { settings } = state
  const tells = settings.notifies && state.granted.includes('notifications')
  return (
    <Section id="news" title={t('settingsNews')}>
      <Toggle
        id="notifications"
        name={t('settingsNotifications')}
        why={t('settingsNotificationsWhy')}
        isOn={tells}
        onChange={(isOn) => (isOn ? turnOn(props) : change({ notifies: false }))}
      />
      {settings.notifies && !tells ? (
        <MessageBar tone="info">{t('settingsNotificationsRefused')}</MessageBar>
      ) : null}
      <Choice
        id="max-age"
        name={t('settingsMaxAge')}
        why={t('settingsMaxAgeWhy')}
        value={settings.maxAgeDays}
        choices={withCurrent(AGES, settings.maxAgeDays).map((value) => ({ value, label: ageText(value) }))}
        onChange={(maxAgeDays) => change({ maxAgeDays })}
      />
      <Choice
        id="reminder"
        name={t('settingsReminder')}
        why={t('settingsReminderWhy')}
        value={settings.reminderDays}
        choices={withCurrent(REMINDERS, settings.reminderDays).map((value) => ({
          value,
          label: ageText(value),
        }))}
        onChange={(reminderDays) => change({ reminderDays })}
      />
    </Section>
  )
}

/** The browser asks in the turn of the click, so nothing may be waited for before. */
function turnOn({ services, run }: SectionProps): void {
  const asking = services.request('notifications')
  run(async () => {
    await asking
    // Kept even where it was refused: the page then says what to do.
    await services.write({ notifies: true })
  })
}

function ageText(days: number | null): string {
  return days === null ? t('settingsNever') : t('settingsAfterDays', { count: days })
}

function withCurrent(
  choices: readonly (number | null)[],
  current: number | null,
): readonly (number | null)[] {
  return choices.includes(current) ? choices : [...choices, current]
}
