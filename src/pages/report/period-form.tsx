import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type DayRange, dayCount } from '../../facts/day.ts'
import { t } from '../../platform/i18n.ts'
import { format } from '../../ui/format.ts'
import { RangeFields } from '../../ui/range-picker.tsx'

/** Asks which days an export without dates covers; the likeliest days stand there already. */
export function PeriodForm(props: {
  suggestion: DayRange | null
  onGive: (period: DayRange) => void
}): JSX.Element {
  const [period, setPeriod] = useState<DayRange | null>(props.suggestion)
  return (
    <form
      class="period-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (period) props.onGive(period)
      }}
    >
      <RangeFields range={props.suggestion} onChange={setPeriod} onWrong={() => setPeriod(null)} />
      <button type="submit" class="button button-primary" disabled={period === null}>
        {period
          ? t('periodUse', { range: format.range(period), count: dayCount(period) })
          : t('periodUseNone')}
      </button>
    </form>
  )
}
