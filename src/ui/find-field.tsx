import type { JSX } from 'preact'
import './controls.css'

/** A search field over a table. */
export function FindField(props: {
  label: string
  value: string
  onChange: (text: string) => void
}): JSX.Element {
  return (
    <label class="field">
      <span class="visually-hidden">{props.label}</span>
      <input
        type="search"
        class="text-input find-field"
        placeholder={props.label}
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
    </label>
  )
}
