import type { JSX } from 'preact'
import { type Aspect, FAMILY_OF_FORMAT, type FormatName } from '../../facts/vocabulary.ts'
import { codeKey, t } from '../../platform/i18n.ts'
import { leavesOpen } from './review-words.ts'

/** What a file of this format says, and what it leaves open. */
export function AspectLists(props: { format: FormatName; says: readonly Aspect[] }): JSX.Element {
  const { format, says } = props
  return (
    <div class="review-aspects">
      <AspectList title={t('reviewSays')} aspects={says} />
      <AspectList title={t('reviewLeavesOpen')} aspects={leavesOpen(FAMILY_OF_FORMAT[format], says)} />
    </div>
  )
}

function AspectList(props: { title: string; aspects: readonly Aspect[] }): JSX.Element | null {
  if (props.aspects.length === 0) return null
  return (
    <div>
      <h3>{props.title}</h3>
      <ul>
        {props.aspects.map((aspect) => (
          <li key={aspect}>{t(codeKey('aspect', aspect))}</li>
        ))}
      </ul>
    </div>
  )
}
