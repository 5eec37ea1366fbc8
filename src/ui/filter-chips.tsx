import type { JSX } from 'preact'
import { format } from './format.ts'
import { Icon } from './icon.tsx'
import './filter-chips.css'

/** A filter that is on or off. */
export interface FilterChip<Key extends string> {
  readonly key: Key
  readonly title: string
  /** How many rows it leaves; `null` where the source cannot tell, with `why`. */
  readonly count: number | null
  /** Why there is no count: shown when pointed at, and read aloud. */
  readonly why?: string
  readonly isPressed: boolean
}

/** Filters by one click each, with what they leave. One that the source cannot answer can be taken off, not put on. */
export function FilterChips<Key extends string>(props: {
  label: string
  chips: readonly FilterChip<Key>[]
  onToggle: (key: Key) => void
}): JSX.Element {
  return (
    <fieldset class="filter-chips" aria-label={props.label}>
      {props.chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          class="filter-chip"
          aria-pressed={chip.isPressed}
          disabled={chip.count === null && !chip.isPressed}
          title={chip.why}
          onClick={() => props.onToggle(chip.key)}
        >
          {chip.isPressed ? <Icon name="check" /> : null}
          {chip.title}
          <span class="quiet">{chip.count === null ? '–' : format.count(chip.count)}</span>
          {chip.count === null ? <span class="visually-hidden">{chip.why}</span> : null}
        </button>
      ))}
    </fieldset>
  )
}
