import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../platform/i18n.ts'
import { MessageBar } from '../../ui/message-bar.tsx'
import { errorSentence } from '../shared/error-sentence.ts'
import { type Inventory, STORED_PLACES } from './inventory.ts'
import { countSealed } from './retention.ts'
import type { SectionProps } from './section-props.ts'
import { Section } from './setting.tsx'

type Step =
  | { readonly name: 'idle' | 'asked' | 'running' }
  | { readonly name: 'done'; readonly inventory: Inventory }
  | { readonly name: 'failed'; readonly error: unknown }

/** Deletes all that is stored, after a second click, and shows what is left. */
export function DeleteSection({ state, services }: SectionProps): JSX.Element {
  const [step, setStep] = useState<Step>({ name: 'idle' })
  const start = (): void => {
    setStep({ name: 'running' })
    services.deleteEverything().then(
      (inventory) => setStep({ name: 'done', inventory }),
      (error: unknown) => setStep({ name: 'failed', error }),
    )
  }
  return (
    <Section id="delete" title={t('settingsDelete')}>
      <p class="quiet">{t('settingsDeleteLead')}</p>
      {step.name === 'asked' ? (
        <Ask
          count={countSealed(state.imports ?? [])}
          onDelete={start}
          onLeave={() => setStep({ name: 'idle' })}
        />
      ) : (
        <p>
          <button
            type="button"
            class="button button-danger"
            disabled={step.name === 'running'}
            onClick={() => setStep({ name: 'asked' })}
          >
            {step.name === 'running' ? t('settingsDeleting') : t('settingsDeleteAsk')}
          </button>
        </p>
      )}
      {step.name === 'failed' ? (
        <MessageBar tone="bad">{`${t('settingsDeleteFailed')} ${errorSentence(step.error)}`}</MessageBar>
      ) : null}
      {step.name === 'done' ? <Left inventory={step.inventory} /> : null}
    </Section>
  )
}

function Ask(props: { count: number; onDelete: () => void; onLeave: () => void }): JSX.Element {
  const leave = useRef<HTMLButtonElement>(null)
  // On the harmless one: a second press of Enter must not delete.
  useEffect(() => leave.current?.focus(), [])
  return (
    <MessageBar
      tone="bad"
      actions={
        <>
          <button type="button" class="button button-small" ref={leave} onClick={props.onLeave}>
            {t('actionCancel')}
          </button>
          <button type="button" class="button button-small button-danger" onClick={props.onDelete}>
            {t('settingsDeleteNow')}
          </button>
        </>
      }
    >
      {t('settingsDeleteWhat', { count: props.count })}
    </MessageBar>
  )
}

/** The proof: every place where something could lie, by name. */
function Left({ inventory }: { inventory: Inventory }): JSX.Element {
  const isEmpty = STORED_PLACES.every((place) => inventory[place].length === 0)
  return (
    <div class="stack" role="status">
      <p>
        <strong>{isEmpty ? t('settingsDeleted') : t('settingsDeletedButLeft')}</strong>
      </p>
      <dl class="inventory" id="inventory">
        {STORED_PLACES.map((place) => (
          <div key={place}>
            <dt>{t(`storedPlace_${place}`)}</dt>
            <dd>{inventory[place].length === 0 ? t('storedNothing') : inventory[place].join(', ')}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
