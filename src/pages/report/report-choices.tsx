import type { JSX } from 'preact'
import type { DayRange } from '../../facts/day.ts'
import type { ReportModel } from '../../model/report-model.ts'
import { RangePicker } from '../../ui/range-picker.tsx'
import { coveredSpan, isSameRange } from '../../ui/range-presets.ts'
import { SourcePicker } from '../../ui/source-picker.tsx'
import type { ViewState } from '../shared/view-state.ts'

/** Source and range of the report in view. */
export function ReportChoices(props: {
  model: ReportModel
  view: ViewState
  onChange: (change: Partial<ViewState>) => void
}): JSX.Element | null {
  const { model, view, onChange } = props
  if (view.page === 'imports') return null
  const isSmtpAuth = view.page === 'smtp-auth'
  const report = isSmtpAuth ? model.smtpAuth : model.mailFlow
  return (
    <>
      {view.page === 'smtp-auth' || view.page === 'mail-flow' ? (
        <SourcePicker
          coverage={report.coverage}
          range={report.range}
          chosen={view.source}
          onChange={(source) => onChange({ source })}
        />
      ) : null}
      <RangePicker
        chosen={view.range}
        shown={report.range}
        span={coveredSpan(model.coverage.map((entry) => entry.covered))}
        periods={distinctPeriods(model)}
        onChange={(range) => onChange({ range })}
      />
    </>
  )
}

function distinctPeriods(model: ReportModel): readonly DayRange[] {
  const periods = model.smtpAuth.periods.flatMap(({ period }) => (period ? [period] : []))
  return periods.filter((period, index) => periods.findIndex((other) => isSameRange(other, period)) === index)
}
