import type { JSX } from 'preact'
import { format } from './format.ts'
import { Icon } from './icon.tsx'
import './filter-chips.css'

/** One filter that is on or off. */
export interface Chip<Key extends string> {
  readonly key: Key
  readonly label: string
  /** How many it lets through; `null`: nobody can say, so there is nothing to filter. */
  readonly count: number | null
  /** Why nobody can say: shown when pointed at, and read aloud. */
  readonly why?: string
}

/** Filters in one click, each with its count. One that nobody can answer can be taken off, not put on. */
export function FilterChips<Key extends string>(props: {
  /** What is filtered by, in words. */
  label: string
  chips: readonly Chip<Key>[]
  pressed: readonly Key[]
  onToggle: (key: Key) => void
}): JSX.Element {
  return (
    <fieldset class="filter-chips">
      <legend>{props.label}</legend>
      {props.chips.map(({ key, label, count, why }) => {
        const isPressed = props.pressed.includes(key)
        return (
          <button
            key={key}
            type="button"
            class="filter-chip"
            aria-pressed={isPressed}
            disabled={count === null && !isPressed}
            title={why}
            onClick={() => props.onToggle(key)}
          >
            {isPressed ? <Icon name="check" /> : null}
            {label} <span class="filter-chip-count">{count === null ? '–' : format.count(count)}</span>
            {count === null && why ? <span class="visually-hidden">{why}</span> : null}
          </button>
        )
      })}
    </fieldset>
  )
}
