import type { ComponentChildren, JSX } from 'preact'
import { t } from '../../platform/i18n.ts'
import { Icon } from '../../ui/icon.tsx'

/** A group of settings under one heading. */
export function Section(props: { id: string; title: string; children: ComponentChildren }): JSX.Element {
  return (
    <section class="card settings-section" aria-labelledby={`${props.id}-title`}>
      <h2 id={`${props.id}-title`}>{props.title}</h2>
      {props.children}
    </section>
  )
}

interface SettingProps {
  /** Of the control, which the name belongs to. */
  readonly id: string
  readonly name: string
  /** What it does, in a sentence; the control refers to it as `<id>-why`. */
  readonly why: string
  readonly isManaged?: boolean
  readonly children: ComponentChildren
}

/** One setting: what it is and does on the left, its control on the right. */
export function Setting(props: SettingProps): JSX.Element {
  return (
    <div class="setting">
      <div class="setting-words">
        <label for={props.id} class="setting-name">
          {props.name}
        </label>
        <p id={`${props.id}-why`} class="quiet small">
          {props.why}
        </p>
        {props.isManaged ? <ManagedNote /> : null}
      </div>
      <div class="setting-control">{props.children}</div>
    </div>
  )
}

/** Said beside everything that the organisation's policy decides. */
export function ManagedNote(): JSX.Element {
  return (
    <p class="managed small">
      <Icon name="lock" /> {t('managed')}
    </p>
  )
}

interface ToggleProps extends Omit<SettingProps, 'children'> {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** A setting that is on or off. */
export function Toggle({ isOn, onChange, ...setting }: ToggleProps): JSX.Element {
  return (
    <Setting {...setting}>
      <input
        type="checkbox"
        role="switch"
        class="switch"
        id={setting.id}
        aria-describedby={`${setting.id}-why`}
        checked={isOn}
        aria-checked={isOn}
        disabled={setting.isManaged ?? false}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </Setting>
  )
}

interface ChoiceProps<Value> extends Omit<SettingProps, 'children'> {
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** A setting that is one of few. */
export function Choice<Value>({ value, choices, onChange, ...setting }: ChoiceProps<Value>): JSX.Element {
  return (
    <Setting {...setting}>
      <select
        class="text-input"
        id={setting.id}
        aria-describedby={`${setting.id}-why`}
        disabled={setting.isManaged ?? false}
        value={String(value)}
        onChange={(event) => {
          const choice = choices[event.currentTarget.selectedIndex]
          if (choice) onChange(choice.value)
        }}
      >
        {choices.map((choice) => (
          <option key={String(choice.value)} value={String(choice.value)}>
            {choice.label}
          </option>
        ))}
      </select>
    </Setting>
  )
}
