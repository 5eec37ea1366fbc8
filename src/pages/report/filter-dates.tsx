import type { JSX } from 'preact'
import type { DayRange } from '../../facts/day.ts'
import type { ReportModel } from '../../model/report-model.ts'
import { t } from '../../platform/i18n.ts'
import { RangeFields } from '../../ui/range-picker.tsx'
import { coveredSpan, isSameRange, lastDays, PRESET_DAYS } from '../../ui/range-presets.ts'

/** "Start date" and "End date" of both reports' filters: the range of the command bar, chosen in another place. */
export function FilterDates(props: {
  model: ReportModel
  range: DayRange | null
  onChange: (range: DayRange) => void
}): JSX.Element {
  const { range, onChange } = props
  const span = coveredSpan(props.model.coverage.map((entry) => entry.covered))
  return (
    <section class="stack filters-dates">
      <h3>{t('filtersDates')}</h3>
      <RangeFields range={range} onChange={onChange} />
      {span ? (
        <div class="card-tools">
          {PRESET_DAYS.map((days) => {
            const preset = lastDays(days, span.to)
            return (
              <button
                key={days}
                type="button"
                class="button button-small"
                aria-pressed={range !== null && isSameRange(range, preset)}
                onClick={() => onChange(preset)}
              >
                {t('rangeLastDays', { count: days })}
              </button>
            )
          })}
        </div>
      ) : null}
      <p class="small quiet">{t('filtersDatesNote')}</p>
    </section>
  )
}
