import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'
import './empty-state.css'

/**
 * In place of numbers: what is missing, why, and the way on. There are three kinds: nothing imported yet, nothing in this
 * range, a source that cannot answer; each caller has its own words for them.
 */
export function EmptyState(props: {
  icon: IconName
  title: string
  /** Why it is empty, and what would fill it. */
  text: string
  /** How to get there, in order. */
  steps?: readonly ComponentChildren[]
  /** Buttons and links. */
  actions?: ComponentChildren
}): JSX.Element {
  const titleId = useId()
  return (
    <section class="empty-state" aria-labelledby={titleId}>
      <h2 id={titleId}>
        <Icon name={props.icon} />
        {props.title}
      </h2>
      <p>{props.text}</p>
      {props.steps && props.steps.length > 0 ? (
        <ol class="empty-state-steps">
          {props.steps.map((step, place) => (
            <li key={place}>{step}</li>
          ))}
        </ol>
      ) : null}
      {props.actions ? <div class="empty-state-actions">{props.actions}</div> : null}
    </section>
  )
}
