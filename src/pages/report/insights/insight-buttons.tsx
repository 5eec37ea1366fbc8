import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { StatedInsight } from '../../../insights/insight-state.ts'
import { t } from '../../../platform/i18n.ts'
import { insightName } from '../../../ui/words.ts'
import type { InsightHandlers } from './insight-handlers.ts'

interface ButtonsProps {
  readonly insight: StatedInsight
  readonly handlers: InsightHandlers
}

/** The engine takes no longer one. */
const MAX_NOTE_LENGTH = 2000

/** To the report on the connector; to say that an insight is known, and to take that back. */
export function InsightButtons({ insight, handlers }: ButtonsProps): JSX.Element {
  const [isNoting, setIsNoting] = useState(false)
  const name = { insight: insightName(insight), connector: insight.connector }
  return (
    <div class="insight-buttons">
      <button
        type="button"
        class="button button-small"
        aria-label={t('insightShowFor', name)}
        onClick={() => handlers.show(insight)}
      >
        {t('insightShow')}
      </button>
      {insight.state === 'open' ? (
        <button
          type="button"
          class="button button-small"
          aria-label={t('insightAcknowledgeFor', name)}
          aria-expanded={isNoting}
          onClick={() => setIsNoting(!isNoting)}
        >
          {t('insightAcknowledge')}
        </button>
      ) : null}
      {insight.acknowledgement ? (
        <button
          type="button"
          class="button button-small button-quiet"
          aria-label={t('insightTakeBackFor', name)}
          onClick={() => handlers.takeBack(insight)}
        >
          {t('insightTakeBack')}
        </button>
      ) : null}
      {isNoting && insight.state === 'open' ? (
        <NoteForm insight={insight} handlers={handlers} onEnd={() => setIsNoting(false)} />
      ) : null}
    </div>
  )
}

function NoteForm({ insight, handlers, onEnd }: ButtonsProps & { onEnd: () => void }): JSX.Element {
  const [note, setNote] = useState(insight.acknowledgement?.note ?? '')
  const noteId = useId()
  return (
    <form
      class="insight-note-form"
      onSubmit={(event) => {
        event.preventDefault()
        handlers.acknowledge(insight, note)
        onEnd()
      }}
    >
      <label for={noteId}>{t('insightNote')}</label>
      <textarea
        id={noteId}
        class="text-input"
        rows={2}
        maxLength={MAX_NOTE_LENGTH}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <p class="small quiet">{t('insightReopens')}</p>
      <div class="insight-note-buttons">
        <button type="submit" class="button button-small button-primary">
          {t('insightSaveNote')}
        </button>
        <button type="button" class="button button-small" onClick={onEnd}>
          {t('actionCancel')}
        </button>
      </div>
    </form>
  )
}
