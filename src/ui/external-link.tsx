import type { ComponentChildren, JSX } from 'preact'

/** A page of somebody else, in a tab of its own that learns nothing of this one. */
export function ExternalLink(props: { href: string; children: ComponentChildren }): JSX.Element {
  return (
    <a href={props.href} target="_blank" rel="noreferrer noopener">
      {props.children}
    </a>
  )
}
