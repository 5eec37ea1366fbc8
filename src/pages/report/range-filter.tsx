import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { DayRange } from '../../facts/day.ts'
import { t } from '../../platform/i18n.ts'
import { RangeFields } from '../../ui/range-picker.tsx'

/** "Filters": start and end date of a report. The days are those of the command bar: one choice in two places. */
export function RangeFilter(props: {
  range: DayRange | null
  onChange: (range: DayRange) => void
}): JSX.Element {
  const [isOpen, setIsOpen] = useState(false)
  const panelId = useId()
  return (
    <div class="range-filter">
      <button
        type="button"
        class="button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('filters')}
      </button>
      <div id={panelId} class="range-filter-panel" hidden={!isOpen}>
        {isOpen ? <RangeFields range={props.range} onChange={props.onChange} /> : null}
      </div>
    </div>
  )
}
