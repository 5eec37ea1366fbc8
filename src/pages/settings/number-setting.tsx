import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../platform/i18n.ts'
import { format } from '../../ui/format.ts'
import { Setting } from './setting.tsx'

interface NumberSettingProps {
  readonly id: string
  readonly name: string
  readonly why: string
  readonly unit: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly isManaged?: boolean
  readonly onChange: (value: number) => void
}

/** A setting that is a whole number within bounds. What is none is said, and changes nothing. */
export function NumberSetting(props: NumberSettingProps): JSX.Element {
  const { id, min, max, isManaged = false } = props
  const [isWrong, setIsWrong] = useState(false)
  const take = (text: string): void => {
    const value = wholeNumber(text, min, max)
    setIsWrong(value === null)
    if (value !== null && value !== props.value) props.onChange(value)
  }
  return (
    <Setting id={id} name={props.name} why={props.why} isManaged={isManaged}>
      <span class="setting-number">
        <input
          type="number"
          class="text-input"
          {...{ id, min, max }}
          step={1}
          value={props.value}
          disabled={isManaged}
          aria-describedby={`${id}-why`}
          aria-invalid={isWrong}
          onChange={(event) => take(event.currentTarget.value)}
        />
        {props.unit}
      </span>
      {isWrong ? (
        <p class="small" role="alert">
          {t('settingsWholeNumber', { min: format.count(min), max: format.count(max) })}
        </p>
      ) : null}
    </Setting>
  )
}

/** The number that a person wrote, or `null` where it is none of these. */
function wholeNumber(text: string, min: number, max: number): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isInteger(value) && value >= min && value <= max ? value : null
}
