import type { ComponentChildren, JSX } from 'preact'
import { useRef } from 'preact/hooks'
import './tabs.css'

export interface Tab<Name extends string> {
  readonly name: Name
  readonly title: string
}

interface TabsProps<Name extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Name>[]
  readonly current: Name
  readonly onChange: (name: Name) => void
  readonly children: ComponentChildren
}

/** Tabs with their panel; the arrow keys, Home and End move between them. */
export function Tabs<Name extends string>(props: TabsProps<Name>): JSX.Element {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    const next = neighbour(props.tabs, props.current, event.key)
    if (!next) return
    event.preventDefault()
    props.onChange(next.name)
    list.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={props.label} ref={list} onKeyDown={move} tabIndex={-1}>
        {props.tabs.map((tab) => (
          <button
            key={tab.name}
            id={`tab-${tab.name}`}
            type="button"
            role="tab"
            class="tabs-tab"
            aria-selected={tab.name === props.current}
            aria-controls="tab-panel"
            tabIndex={tab.name === props.current ? 0 : -1}
            onClick={() => props.onChange(tab.name)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div class="tabs-panel" id="tab-panel" role="tabpanel" aria-labelledby={`tab-${props.current}`}>
        {props.children}
      </div>
    </>
  )
}

function neighbour<Name extends string>(
  tabs: readonly Tab<Name>[],
  current: Name,
  key: string,
): Tab<Name> | undefined {
  const index = tabs.findIndex((tab) => tab.name === current)
  switch (key) {
    case 'ArrowRight':
      return tabs[(index + 1) % tabs.length]
    case 'ArrowLeft':
      return tabs[(index - 1 + tabs.length) % tabs.length]
    case 'Home':
      return tabs[0]
    case 'End':
      return tabs.at(-1)
    default:
      return undefined
  }
}
