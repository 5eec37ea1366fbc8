import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type DayRange, formatDay } from '../facts/day.ts'
import { t } from '../platform/i18n.ts'
import { format } from './format.ts'
import {
  choiceOf,
  lastDays,
  PRESET_DAYS,
  periodChoice,
  type RangeChoice,
  rangeOfFields,
} from './range-presets.ts'
import { type Choice, Select } from './select.tsx'

interface RangePickerProps {
  /** The days that were chosen; `null` for the report's own default. */
  readonly chosen: DayRange | null
  /** The days that are shown. */
  readonly shown: DayRange | null
  /** First and last covered day. */
  readonly span: DayRange | null
  /** The periods of exports that carry no days. */
  readonly periods: readonly DayRange[]
  readonly onChange: (range: DayRange | null) => void
}

/** Which days a report is about. All days are UTC days. */
export function RangePicker(props: RangePickerProps): JSX.Element {
  const { chosen, shown, span, periods } = props
  const [isCustom, setIsCustom] = useState(false)
  const choice = isCustom ? 'custom' : choiceOf(chosen, { span, periods })
  const choose = (next: RangeChoice): void => {
    setIsCustom(next === 'custom')
    props.onChange(next === 'custom' ? shown : rangeOf(next, props))
  }
  return (
    <div class="range-picker">
      <Select label={t('rangeLabel')} value={choice} choices={rangeChoices(props)} onChange={choose} />
      {choice === 'custom' ? <RangeFields range={shown} onChange={props.onChange} /> : null}
    </div>
  )
}

function rangeChoices({ chosen, shown, span, periods }: RangePickerProps): readonly Choice<RangeChoice>[] {
  return [
    {
      value: 'default',
      label:
        chosen === null && shown ? t('rangeDefaultShown', { range: format.range(shown) }) : t('rangeDefault'),
    },
    ...PRESET_DAYS.map((days) => ({ value: `${days}` as const, label: t('rangeLastDays', { count: days }) })),
    ...(span ? [{ value: 'all' as const, label: t('rangeAll', { range: format.range(span) }) }] : []),
    ...periods.map((period) => ({
      value: periodChoice(period),
      label: t('rangePeriod', { range: format.range(period) }),
    })),
    { value: 'custom', label: t('rangeCustom') },
  ]
}

function rangeOf(choice: RangeChoice, { span, periods }: RangePickerProps): DayRange | null {
  if (choice === 'all') return span
  const days = PRESET_DAYS.find((count) => `${count}` === choice)
  if (days !== undefined) return span && lastDays(days, span.to)
  return periods.find((period) => periodChoice(period) === choice) ?? null
}

/** Two date fields; only a range that makes sense is handed on. */
export function RangeFields(props: {
  range: DayRange | null
  onChange: (range: DayRange) => void
  /** The fields do not make a range. */
  onWrong?: () => void
}): JSX.Element {
  const [from, setFrom] = useState(props.range ? formatDay(props.range.from) : '')
  const [to, setTo] = useState(props.range ? formatDay(props.range.to) : '')
  // The range may change beside the fields: by the address, or by a button that leads to other days.
  useEffect(() => {
    if (!props.range) return
    setFrom(formatDay(props.range.from))
    setTo(formatDay(props.range.to))
  }, [props.range?.from, props.range?.to])
  const change = (nextFrom: string, nextTo: string): void => {
    setFrom(nextFrom)
    setTo(nextTo)
    const range = rangeOfFields(nextFrom, nextTo)
    if (range) props.onChange(range)
    else props.onWrong?.()
  }
  const isWrong = rangeOfFields(from, to) === null
  return (
    <span class="range-fields">
      <label class="field">
        <span class="field-label">{t('rangeStart')}</span>
        <input
          type="date"
          value={from}
          aria-invalid={isWrong}
          onChange={(event) => change(event.currentTarget.value, to)}
        />
      </label>
      <label class="field">
        <span class="field-label">{t('rangeEnd')}</span>
        <input
          type="date"
          value={to}
          aria-invalid={isWrong}
          onChange={(event) => change(from, event.currentTarget.value)}
        />
      </label>
      {isWrong ? (
        <span class="small" role="alert">
          {t('rangeWrong')}
        </span>
      ) : null}
    </span>
  )
}
