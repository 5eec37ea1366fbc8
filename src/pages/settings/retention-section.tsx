import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n.ts'
import { format } from '../../ui/format.ts'
import { MessageBar } from '../../ui/message-bar.tsx'
import { countSealed, type Loss, lossOf, originalsSize, retentionChoices } from './retention.ts'
import type { SectionProps } from './section-props.ts'
import { Choice, Section } from './setting.tsx'
import type { SettingsState } from './settings-services.ts'

interface Asked extends Loss {
  readonly days: number
}

/** How long imports are kept. A choice that deletes something is made only after it was said what. */
export function RetentionSection({ state, change, now }: SectionProps & { now: number }): JSX.Element {
  const { settings, policy, imports } = state
  const [asked, setAsked] = useState<Asked | null>(null)
  const days = policy.retentionDays ?? settings.retentionDays
  const choose = (chosen: number | null): void => {
    const loss = lossOf(imports ?? [], chosen, now)
    if (loss === null || chosen === null) {
      setAsked(null)
      change({ retentionDays: chosen })
    } else setAsked({ ...loss, days: chosen })
  }
  return (
    <Section id="retention" title={t('settingsRetention')}>
      <p>{storedText(state)}</p>
      <Choice
        id="retention"
        name={t('settingsKeep')}
        why={t('settingsKeepWhy')}
        value={asked ? asked.days : days}
        choices={retentionChoices(days).map((value) => ({ value, label: daysText(value) }))}
        isManaged={policy.retentionDays !== null}
        onChange={choose}
      />
      {asked ? (
        <AskLoss
          asked={asked}
          onDelete={() => {
            setAsked(null)
            change({ retentionDays: asked.days })
          }}
          onLeave={() => setAsked(null)}
        />
      ) : null}
    </Section>
  )
}

function AskLoss(props: { asked: Asked; onDelete: () => void; onLeave: () => void }): JSX.Element {
  const { asked } = props
  return (
    <MessageBar
      tone="warning"
      actions={
        <>
          <button type="button" class="button button-small" onClick={props.onLeave}>
            {t('settingsLossLeave')}
          </button>
          <button type="button" class="button button-small" onClick={props.onDelete}>
            {t('settingsLossDelete', { count: asked.imports })}
          </button>
        </>
      }
    >
      {t('settingsLoss', {
        count: asked.imports,
        messages: asked.messages,
        day: format.longDay(asked.firstKept),
      })}
    </MessageBar>
  )
}

function daysText(days: number | null): string {
  return days === null ? t('settingsKeepAll') : t('settingsKeepDays', { count: days })
}

function storedText({ imports, storedSize }: SettingsState): string {
  if (imports === null) return t('settingsStoreUnreadable')
  const count = countSealed(imports)
  if (storedSize === null) return t('settingsStoredImports', { count })
  return t('settingsStored', {
    count,
    size: format.bytes(storedSize),
    originals: format.bytes(originalsSize(imports)),
  })
}
