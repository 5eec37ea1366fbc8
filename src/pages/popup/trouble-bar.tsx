import type { JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { MessageBar } from '../../ui/message-bar.tsx'
import type { Trouble } from './popup-state.ts'

/** Imports that were lost, damaged or cut, in numbers, and the way to where each is told in full. */
export function TroubleBar(props: { trouble: Trouble; onOpen: () => void }): JSX.Element | null {
  const { lost, damaged, interrupted } = props.trouble
  const sentences = [
    ...(lost > 0 ? [t('popupLost', { count: lost })] : []),
    ...(damaged > 0 ? [t('popupDamaged', { count: damaged })] : []),
    ...(interrupted > 0 ? [t('popupInterrupted', { count: interrupted })] : []),
  ]
  if (sentences.length === 0) return null
  return (
    <MessageBar
      tone={lost + damaged > 0 ? 'bad' : 'warning'}
      actions={
        <button type="button" class="button button-small" onClick={props.onOpen}>
          {t('popupSeeWhat')}
        </button>
      }
    >
      {sentences.join(' ')}
    </MessageBar>
  )
}
