import type { ComponentChildren, JSX } from 'preact'
import { Icon } from './icon.tsx'
import './controls.css'

type Tone = 'info' | 'good' | 'warning' | 'bad'

/** A sentence that matters now, with what can be done about it. */
export function MessageBar(props: {
  tone: Tone
  children: ComponentChildren
  actions?: ComponentChildren
}): JSX.Element {
  const icon = props.tone === 'good' ? 'check' : props.tone === 'info' ? 'info' : 'warning'
  return (
    <div class={`message-bar message-bar-${props.tone}`} role={props.tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icon} />
      <div class="message-bar-text">{props.children}</div>
      {props.actions ? <div class="message-bar-actions">{props.actions}</div> : null}
    </div>
  )
}
