import type { JSX } from 'preact'
import './controls.css'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly isDisabled?: boolean
}

/** A labelled choice among few. */
export function Select<Value extends string>(props: {
  label: string
  value: Value
  choices: readonly Choice<Value>[]
  onChange: (value: Value) => void
}): JSX.Element {
  return (
    <label class="field">
      <span class="field-label">{props.label}</span>
      <select
        value={props.value}
        onChange={(event) => {
          const choice = props.choices[event.currentTarget.selectedIndex]
          if (choice) props.onChange(choice.value)
        }}
      >
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.isDisabled ?? false}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}
