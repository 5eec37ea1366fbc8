import type { ComponentChildren, JSX } from 'preact'

/** One name and its value in a list of facts (`<dl class="facts">`). */
export function Fact(props: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}
